package dev.stagedoor.wiring;

import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendService;

/** Finds the annotated contracts, of services or of extension points, that a class fulfils. */
class Contracts {

    private final Class<? extends Annotation> annotation;

    private final Map<Class<?>, Set<Class<?>>> known = new ConcurrentHashMap<>();

    Contracts(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    static Contracts ofServices() {
        return new Contracts(BackendService.class);
    }

    Set<Class<?>> of(Class<?> type) {
        if (type.getName().startsWith("org.springframework.") || type.getName().startsWith("java.")) {
            return Set.of();
        }
        Set<Class<?>> found = known.get(type);
        if (found == null) {
            found = find(type);
            known.put(type, found);
        }
        return found;
    }

    private Set<Class<?>> find(Class<?> type) {
        Set<Class<?>> contracts = new LinkedHashSet<>();
        if (type.isAnnotationPresent(annotation)) {
            contracts.add(type);
        }
        for (Class<?> each : ClassUtils.getAllInterfacesForClassAsSet(type)) {
            addAnnotated(each, contracts);
        }
        for (Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
            if (each.isAnnotationPresent(annotation)) {
                contracts.add(each);
            }
        }
        return contracts;
    }

    private void addAnnotated(Class<?> type, Set<Class<?>> contracts) {
        if (type.isAnnotationPresent(annotation)) {
            contracts.add(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            addAnnotated(parent, contracts);
        }
    }
}

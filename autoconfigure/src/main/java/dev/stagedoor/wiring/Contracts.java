package dev.stagedoor.wiring;

import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
        if (isForeign(type)) {
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
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            addAnnotated(each, contracts);
        }
        return contracts;
    }

    private void addAnnotated(Class<?> type, Set<Class<?>> contracts) {
        if (isForeign(type)) {
            return;
        }
        if (type.isAnnotationPresent(annotation)) {
            contracts.add(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            addAnnotated(parent, contracts);
        }
    }

    /** Types that carry no annotation of ours; to ask them would make the JVM read all the others that they carry. */
    private static boolean isForeign(Class<?> type) {
        return type.getName().startsWith("org.springframework.")
                || type.getName().startsWith("java.");
    }
}

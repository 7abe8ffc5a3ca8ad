package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.context.Lifecycle;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.ClassUtils;

/** Kinds of bean that act on the whole application and that can not be confined to a plugin. */
class Confinement {

    private static final Map<String, String> REFUSED = Refusals.byType();

    private final Map<Class<?>, String> present = new LinkedHashMap<>();

    private final Map<String, String> annotations = Refusals.byAnnotation();

    Confinement(@Nullable ClassLoader classLoader) {
        REFUSED.forEach((name, advice) -> {
            if (ClassUtils.isPresent(name, classLoader)) {
                present.put(ClassUtils.resolveClassName(name, classLoader), advice);
            }
        });
    }

    /** Reports a bean that can not be a plugin's, once, however many such kinds it is, and tells whether it did. */
    boolean refuses(OwnedBeans.OwnedBean bean, String origin, Problems problems) {
        for (Map.Entry<Class<?>, String> kind : present.entrySet()) {
            if (kind.getKey().isAssignableFrom(bean.type()) && !isThreadPool(kind.getKey(), bean.type())) {
                problems.add(ContainerProblems.notConfinable(
                        bean,
                        origin,
                        kind.getKey().getSimpleName(),
                        kind.getKey().getName(),
                        kind.getValue()));
                return true;
            }
        }
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String name = annotation.getKey();
            if (MergedAnnotations.from(bean.type(), SearchStrategy.TYPE_HIERARCHY)
                    .isPresent(name)) {
                problems.add(ContainerProblems.notConfinable(
                        bean, origin, "@" + ClassUtils.getShortName(name), name, annotation.getValue()));
                return true;
            }
        }
        return false;
    }

    /** Spring's executors and schedulers are lifecycles that need no start and that their plugin destroys. */
    private static boolean isThreadPool(Class<?> kind, Class<?> type) {
        return kind == Lifecycle.class
                && (Executor.class.isAssignableFrom(type) || TaskScheduler.class.isAssignableFrom(type));
    }
}

package dev.stagedoor.http.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;

import dev.stagedoor.wiring.PluginDirectory;

/**
 * Knows to which plugin the class of a handler belongs. Spring MVC tells no more of a handler than its class when it
 * asks for a prefix, so that a controller class is one plugin's.
 */
final class ControllerOwners {

    private final Map<Class<?>, Set<String>> owners = new HashMap<>();

    ControllerOwners(PluginDirectory plugins) {
        for (PluginDirectory.PluginBean bean : plugins.beans(Object.class)) {
            Class<?> type = ClassUtils.getUserClass(bean.type());
            Set<String> ids = owners.computeIfAbsent(type, key -> new TreeSet<>());
            ids.add(bean.pluginId());
            if (ids.size() > 1 && AnnotatedElementUtils.hasAnnotation(type, Controller.class)) {
                throw new IllegalStateException("The controller " + type.getName() + " is a bean of plugins "
                        + String.join(", ", ids) + "; let each declare a subclass of its own");
            }
        }
    }

    /** The plugin, or {@code null} for a class of the application. */
    @Nullable
    String ownerOf(Class<?> type) {
        Set<String> ids = owners.get(ClassUtils.getUserClass(type));
        return ids == null || ids.size() > 1 ? null : ids.iterator().next();
    }
}

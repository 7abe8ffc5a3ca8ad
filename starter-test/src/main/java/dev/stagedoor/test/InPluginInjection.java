package dev.stagedoor.test;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.ApplicationContext;

/** Resolves what is annotated with {@link InPlugin}. */
final class InPluginInjection {

    private InPluginInjection() {}

    static @Nullable Object resolve(ApplicationContext context, InPlugin place, DependencyDescriptor injectionPoint) {
        String moduleId = place.module().isEmpty() ? null : place.module();
        return new PluginAccess(context).of(place.value()).resolve(place.value(), moduleId, injectionPoint);
    }
}

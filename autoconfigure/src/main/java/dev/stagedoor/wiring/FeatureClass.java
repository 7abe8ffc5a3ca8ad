package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;

/** A class annotated as a plugin or a module, read without loading it. */
record FeatureClass(String className, Owner owner, boolean nested) {

    static @Nullable FeatureClass of(AnnotationMetadata metadata) {
        MergedAnnotation<BackendPlugin> plugin = metadata.getAnnotations().get(BackendPlugin.class);
        if (plugin.isPresent()) {
            return of(metadata, Owner.plugin(plugin.getString("pluginId")));
        }
        MergedAnnotation<BackendModule> module = metadata.getAnnotations().get(BackendModule.class);
        return module.isPresent()
                ? of(metadata, new Owner(module.getString("pluginId"), module.getString("moduleId")))
                : null;
    }

    private static FeatureClass of(AnnotationMetadata metadata, Owner owner) {
        return new FeatureClass(metadata.getClassName(), owner, metadata.getEnclosingClassName() != null);
    }

    String packageName() {
        return ClassUtils.getPackageName(className);
    }
}

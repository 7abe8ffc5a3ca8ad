package dev.stagedoor.wiring;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Tells a default, which an auto-configuration declares, from what the application declares. */
class Layers {

    private final MetadataReaderFactory readers;

    private final Map<String, Layer> known = new HashMap<>();

    Layers(MetadataReaderFactory readers) {
        this.readers = readers;
    }

    Layer of(BeanDefinition definition) {
        Method method = Definitions.factoryMethod(definition);
        if (method != null) {
            return of(method.getDeclaringClass());
        }
        String declaring = Definitions.declaringClass(definition);
        return declaring == null ? Layer.APPLICATION : of(declaring);
    }

    /** A class that is loaded already, of which a native image has nothing to read. */
    private Layer of(Class<?> declaring) {
        Layer layer = known.get(declaring.getName());
        if (layer == null) {
            layer = isAutoConfiguration(declaring) ? Layer.DEFAULT : Layer.APPLICATION;
            known.put(declaring.getName(), layer);
        }
        return layer;
    }

    private static boolean isAutoConfiguration(Class<?> declaring) {
        for (Class<?> type = declaring; type != null; type = type.getEnclosingClass()) {
            if (type.isAnnotationPresent(AutoConfiguration.class)) {
                return true;
            }
        }
        return false;
    }

    private Layer of(String className) {
        Layer layer = known.get(className);
        if (layer == null) {
            layer = isAutoConfiguration(className) ? Layer.DEFAULT : Layer.APPLICATION;
            known.put(className, layer);
        }
        return layer;
    }

    private boolean isAutoConfiguration(String className) {
        try {
            for (String name = className; name != null; name = ClassNames.enclosing(name)) {
                if (readers.getMetadataReader(name)
                        .getAnnotationMetadata()
                        .hasAnnotation(AutoConfiguration.class.getName())) {
                    return true;
                }
            }
        } catch (IOException ex) {
            return false;
        }
        return false;
    }
}

package dev.stagedoor.wiring;

import java.io.IOException;
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
        String declaring = Definitions.declaringClass(definition);
        return declaring == null ? Layer.APPLICATION : of(declaring);
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

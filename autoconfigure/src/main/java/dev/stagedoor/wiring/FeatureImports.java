package dev.stagedoor.wiring;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.StandardAnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Follows {@code @Import} from a plugin or module class, directly and through other classes and annotations. */
final class FeatureImports {

    private FeatureImports() {}

    static Set<String> of(AnnotationMetadata feature, MetadataReaderFactory readers) {
        Set<String> imports = new LinkedHashSet<>();
        follow(feature, readers, imports);
        imports.remove(feature.getClassName());
        return imports;
    }

    private static void follow(AnnotationMetadata metadata, MetadataReaderFactory readers, Set<String> imports) {
        for (MergedAnnotation<Import> annotation :
                metadata.getAnnotations().stream(Import.class).toList()) {
            if (metadata instanceof StandardAnnotationMetadata) {
                follow(annotation.getClassArray(MergedAnnotation.VALUE), readers, imports);
                continue;
            }
            for (String name :
                    annotation.asMap(MergedAnnotation.Adapt.CLASS_TO_STRING).get("value") instanceof String[] names
                            ? names
                            : new String[0]) {
                if (imports.add(name)) {
                    read(name, readers, imports);
                }
            }
        }
    }

    /** Follows classes that are loaded already, of which a native image has nothing to read. */
    private static void follow(Class<?>[] imported, MetadataReaderFactory readers, Set<String> imports) {
        for (Class<?> type : imported) {
            if (imports.add(type.getName())) {
                follow(AnnotationMetadata.introspect(type), readers, imports);
            }
        }
    }

    private static void read(String className, MetadataReaderFactory readers, Set<String> imports) {
        try {
            follow(readers.getMetadataReader(className).getAnnotationMetadata(), readers, imports);
        } catch (IOException ex) {
            // A class that can not be read is reported by Spring when it is imported.
            imports.add(className);
        }
    }
}

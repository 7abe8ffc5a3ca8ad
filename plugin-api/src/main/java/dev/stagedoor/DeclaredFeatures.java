package dev.stagedoor;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.type.AnnotationMetadata;

/** The plugin and module classes that were looked at, those that a condition then switched off included. */
class DeclaredFeatures implements Iterable<AnnotationMetadata> {

    /** The name under which the bean factory keeps it, by which the wiring finds it. */
    static final String BEAN_NAME = "dev.stagedoor.declaredFeatures";

    private final Map<String, AnnotationMetadata> classes = new LinkedHashMap<>();

    void add(AnnotationMetadata metadata) {
        classes.put(metadata.getClassName(), metadata);
    }

    @Override
    public Iterator<AnnotationMetadata> iterator() {
        return classes.values().iterator();
    }
}

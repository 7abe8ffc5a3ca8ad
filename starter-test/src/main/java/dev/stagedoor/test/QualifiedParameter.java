package dev.stagedoor.test;

import java.lang.annotation.Annotation;
import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ObjectUtils;

/** A parameter that is resolved as if it were annotated with a qualifier. */
final class QualifiedParameter extends DependencyDescriptor {

    private static final long serialVersionUID = 1L;

    private final transient Qualifier qualifier;

    QualifiedParameter(MethodParameter declared, String qualifier) {
        super(declared, true);
        this.qualifier = AnnotationUtils.synthesizeAnnotation(Map.of("value", qualifier), Qualifier.class, null);
    }

    @Override
    public Annotation[] getAnnotations() {
        return ObjectUtils.addObjectToArray(super.getAnnotations(), qualifier);
    }
}

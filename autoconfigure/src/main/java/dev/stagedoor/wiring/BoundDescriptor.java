package dev.stagedoor.wiring;

import java.lang.annotation.Annotation;

import org.springframework.beans.factory.config.DependencyDescriptor;

/** An injection point that remembers on whose behalf it was injected, for when it is resolved later. */
class BoundDescriptor extends DependencyDescriptor {

    private static final long serialVersionUID = 1L;

    private final transient Frame frame;

    private final transient Annotation[] annotations;

    BoundDescriptor(DependencyDescriptor original, Frame frame) {
        super(original);
        this.frame = frame;
        this.annotations = original.getAnnotations();
    }

    Frame frame() {
        return frame;
    }

    /** Those of the original, which may be others than those that are written at the place. */
    @Override
    public Annotation[] getAnnotations() {
        return annotations;
    }

    @Override
    public DependencyDescriptor forFallbackMatch() {
        return new BoundDescriptor(this, frame) {

            private static final long serialVersionUID = 1L;

            @Override
            public boolean fallbackMatchAllowed() {
                return true;
            }
        };
    }

    @Override
    public boolean usesStandardBeanLookup() {
        return true;
    }
}

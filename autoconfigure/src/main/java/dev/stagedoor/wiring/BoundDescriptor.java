package dev.stagedoor.wiring;

import org.springframework.beans.factory.config.DependencyDescriptor;

/** An injection point that remembers on whose behalf it was injected, for when it is resolved later. */
class BoundDescriptor extends DependencyDescriptor {

    private static final long serialVersionUID = 1L;

    private final transient Frame frame;

    BoundDescriptor(DependencyDescriptor original, Frame frame) {
        super(original);
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }

    @Override
    public boolean usesStandardBeanLookup() {
        return true;
    }
}

package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;

/** Finds on whose behalf an injection point is resolved. */
class Requesters {

    private final Wiring wiring;

    Requesters(Wiring wiring) {
        this.wiring = wiring;
    }

    /** The plugin or module that declares the injection point, wherever and whenever it is resolved. */
    @Nullable
    Owner declarer(DependencyDescriptor descriptor) {
        String className = declaringClass(descriptor);
        return className == null ? null : wiring.ownership().ownerOf(className);
    }

    /** What the injection point may see; {@code null} means what the root sees. */
    @Nullable
    Frame of(DependencyDescriptor descriptor) {
        if (descriptor instanceof BoundDescriptor bound) {
            return bound.frame();
        }
        Frame top = wiring.binding().top();
        Owner declarer = declarer(descriptor);
        if (declarer != null) {
            return top != null && top.kind() == Frame.Kind.OWNED && declarer.equals(top.owner())
                    ? top
                    : new Frame(Frame.Kind.OWNED, declarer, "late");
        }
        if (top == null || top.kind() == Frame.Kind.ROOT) {
            return null;
        }
        String className = declaringClass(descriptor);
        return top.kind() == Frame.Kind.OWNED
                        && className != null
                        && wiring.index().isRootClass(className)
                ? null
                : top;
    }

    static @Nullable String declaringClass(DependencyDescriptor descriptor) {
        if (descriptor.getField() == null && descriptor.getMethodParameter() == null) {
            return null;
        }
        return descriptor.getMember().getDeclaringClass().getName();
    }
}

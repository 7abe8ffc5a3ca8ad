package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

/** Reads names of classes that may not be loaded yet. */
final class ClassNames {

    private ClassNames() {}

    /** The name of the class around a nested one, or {@code null} for a class that is not nested. */
    static @Nullable String enclosing(String className) {
        int end = className.lastIndexOf('$');
        return end > className.lastIndexOf('.') + 1 ? className.substring(0, end) : null;
    }
}

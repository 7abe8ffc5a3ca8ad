package dev.stagedoor.config.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The file that is being read, and what led to it.
 *
 * @param target the part of the file that is included
 * @param before the file that includes it, or {@code null} if nothing does
 */
record IncludedFrom(
        ConfigFile file, String target, @Nullable IncludedFrom before) {

    static IncludedFrom root(ConfigFile file) {
        return new IncludedFrom(file, "", null);
    }

    /** Tells whether a part of a file is on the way here already. */
    boolean passed(ConfigFile other, String otherTarget) {
        for (IncludedFrom each = this; each != null; each = each.before()) {
            if (each.file().equals(other) && each.target().equals(otherTarget)) {
                return true;
            }
        }
        return false;
    }

    IncludedFrom to(ConfigFile other, String otherTarget) {
        return new IncludedFrom(other, otherTarget, this);
    }
}

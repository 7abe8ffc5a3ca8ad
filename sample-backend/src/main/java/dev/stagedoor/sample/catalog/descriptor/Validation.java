package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;

/**
 * What came of looking at an entity.
 *
 * @param knownKind whether its kind and version are of the core, so that its spec was looked at
 * @param faults what is wrong with it
 */
public record Validation(boolean knownKind, List<Fault> faults) {

    /**
     * Makes a result.
     *
     * @param knownKind whether its spec was looked at
     * @param faults what is wrong
     */
    public Validation {
        faults = List.copyOf(faults);
    }

    /**
     * Refuses what is not valid.
     *
     * @throws InvalidEntityException if something is wrong
     */
    public void throwIfInvalid() {
        if (!faults.isEmpty()) {
            throw new InvalidEntityException(faults);
        }
    }
}

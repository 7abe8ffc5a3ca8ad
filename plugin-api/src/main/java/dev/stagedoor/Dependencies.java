package dev.stagedoor;

/** The dependencies that were declared, resolved. */
public interface Dependencies {

    /**
     * Returns a declared dependency. The same object is returned each time.
     *
     * @param dependency one of the declared references
     * @param <D> what the reference gives
     * @return the service, the list of a multiton's members, or the extension point
     * @throws IllegalArgumentException if the dependency was not declared; the message names it
     */
    <D> D get(Dependency<D> dependency);
}

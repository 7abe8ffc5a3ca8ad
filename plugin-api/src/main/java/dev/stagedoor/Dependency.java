package dev.stagedoor;

/**
 * Something that a plugin, a module, a service factory or a loader may ask for: a service or an
 * extension point. Identity is the {@link #id() id} alone.
 *
 * @param <D> what the asking side receives
 */
public sealed interface Dependency<D> permits ServiceRef, ExtensionPointRef {

    /**
     * Returns the id, unique among services or among extension points.
     *
     * @return the id, an opaque text
     */
    String id();
}

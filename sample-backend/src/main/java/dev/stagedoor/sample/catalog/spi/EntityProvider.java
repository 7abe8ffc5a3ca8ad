package dev.stagedoor.sample.catalog.spi;

/** A source of entities, which owns what it brought until it takes it back. Backstage: {@code EntityProvider}. */
public interface EntityProvider {

    /**
     * Returns the name, which stays the same over restarts.
     *
     * @return the name
     */
    String getProviderName();

    /**
     * Receives the way into the catalog, once, before the catalog serves.
     *
     * @param connection the way in, which may be kept and is thread-safe
     * @throws Exception if the source can not be read; the plugin does not start then
     */
    void connect(EntityProviderConnection connection) throws Exception;
}

package dev.stagedoor;

/** How many instances of a service there are. Backstage: the {@code scope} of a {@code ServiceRef}. */
public enum ServiceScope {

    /** One instance, shared by the whole backend. */
    ROOT,

    /** One instance for each plugin that depends on the service. */
    PLUGIN;

    /**
     * Returns the name that messages and configuration use.
     *
     * @return {@code root} or {@code plugin}
     */
    @Override
    public String toString() {
        return this == ROOT ? "root" : "plugin";
    }
}

package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;

/** What a plugin has of the connections of the process. Guarded by the lock of the pool. */
final class Share {

    private final String pluginId;

    private int held;

    private int waiting;

    Share(String pluginId) {
        this.pluginId = pluginId;
    }

    String pluginId() {
        return pluginId;
    }

    int held() {
        return held;
    }

    int waiting() {
        return waiting;
    }

    void add(int connections) {
        held += connections;
    }

    void addWaiting(int threads) {
        waiting += threads;
    }

    /**
     * Whether it may have one more: the first while any is free, and another only while it has fewer than are free, so
     * that it leaves as many to the others as it takes.
     *
     * @param free how many nobody has
     * @param bound how many this plugin has at most, {@code null} if that is not bounded
     */
    boolean mayTake(int free, @Nullable Integer bound) {
        return free > 0 && (held == 0 || held < free) && (bound == null || held < bound);
    }
}

package dev.stagedoor.database.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * What a plugin has of the connections of the process, in all its runs. Numbers are written with the lock of the pool
 * held, and may be read at any time.
 */
final class Share {

    private final String pluginId;

    private volatile int held;

    private volatile int waiting;

    private final AtomicInteger users = new AtomicInteger();

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

    /** Whether it is the first data source of the plugin. */
    boolean addUser() {
        return users.getAndIncrement() == 0;
    }

    /** Whether it was the last data source of the plugin. */
    boolean removeUser() {
        return users.decrementAndGet() == 0;
    }

    void add(int connections) {
        held = held + connections;
    }

    void addWaiting(int threads) {
        waiting = waiting + threads;
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

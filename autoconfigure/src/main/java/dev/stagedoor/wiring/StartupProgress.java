package dev.stagedoor.wiring;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which plugins have started since somebody last asked, and which have not settled yet. Thread-safe. */
final class StartupProgress {

    private final ReentrantLock lock = new ReentrantLock();

    private final Set<String> waiting;

    private final Set<String> fresh = new TreeSet<>();

    StartupProgress(Collection<String> pluginIds) {
        this.waiting = new TreeSet<>(pluginIds);
    }

    void started(String pluginId) {
        locked(() -> waiting.remove(pluginId) && fresh.add(pluginId));
    }

    void failed(String pluginId) {
        locked(() -> waiting.remove(pluginId));
    }

    /** How many plugins have not settled. */
    int waiting() {
        return locked(waiting::size);
    }

    /** The plugins that have not settled, quoted. */
    String waitingIds() {
        return locked(() -> quoted(waiting));
    }

    /** The plugins that have started since the last call, quoted; empty if there are none. */
    String takeFreshIds() {
        return locked(() -> {
            String ids = quoted(fresh);
            fresh.clear();
            return ids;
        });
    }

    static String quoted(Collection<String> ids) {
        return ids.stream().sorted().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

package dev.stagedoor.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the ids that plugins have received. Thread-safe. */
class IssuedIds {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String pluginId) {
        counts.computeIfAbsent(pluginId, id -> new LongAdder()).increment();
    }

    long count(String pluginId) {
        LongAdder count = counts.get(pluginId);
        return count == null ? 0 : count.sum();
    }
}

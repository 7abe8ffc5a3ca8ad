package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps keys in this process, where there is no database. */
final class MemoryKeyTable implements KeyTable {

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void put(String id, Map<String, Object> key, Instant expiry) {
        lock.lock();
        try {
            rows.put(id, new Row(key, expiry));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Map<String, Object>> list(Instant now) {
        lock.lock();
        try {
            rows.values().removeIf(row -> !row.expiry().isAfter(now));
            return new ArrayList<>(rows.values().stream().map(Row::key).toList());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String kind() {
        return "memory";
    }

    private record Row(Map<String, Object> key, Instant expiry) {}
}

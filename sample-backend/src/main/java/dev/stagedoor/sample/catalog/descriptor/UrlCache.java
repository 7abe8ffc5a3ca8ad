package dev.stagedoor.sample.catalog.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what was read last, so that it need not be sent again if it has not changed. Thread-safe. */
@Component
class UrlCache {

    private static final int ENTRIES = 64;

    /** Longer texts are read again each time. */
    private static final int LONGEST = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    @Nullable
    Entry get(String url) {
        lock.lock();
        try {
            return entries.get(url);
        } finally {
            lock.unlock();
        }
    }

    void put(String url, Entry entry) {
        lock.lock();
        try {
            entries.remove(url);
            if (entry.text().length() <= LONGEST) {
                entries.put(url, entry);
            }
            if (entries.size() > ENTRIES) {
                entries.remove(entries.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What an address had.
     *
     * @param etag its tag, or {@code null} if it had none
     * @param text what it was
     */
    record Entry(@Nullable String etag, String text) {}
}

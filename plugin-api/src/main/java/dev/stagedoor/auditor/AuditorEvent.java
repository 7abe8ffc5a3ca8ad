package dev.stagedoor.auditor;

import java.util.Map;

/** Something that has begun and will succeed or fail. Thread-safe. Backstage: {@code AuditorServiceEvent}. */
public interface AuditorEvent {

    /** Records that it succeeded. */
    default void success() {
        success(Map.of());
    }

    /**
     * Records that it succeeded.
     *
     * @param meta what is known now, beside or instead of what was known at the beginning
     */
    void success(Map<String, ?> meta);

    /**
     * Records that it failed.
     *
     * @param error why
     */
    default void fail(Throwable error) {
        fail(error, Map.of());
    }

    /**
     * Records that it failed.
     *
     * @param error why
     * @param meta what is known now, beside or instead of what was known at the beginning
     */
    void fail(Throwable error, Map<String, ?> meta);
}

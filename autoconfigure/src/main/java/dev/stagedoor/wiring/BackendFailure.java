package dev.stagedoor.wiring;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong and was logged as an error.
 *
 * @param at when
 * @param source what failed
 * @param pluginId the plugin in which, or {@code null} if it belongs to none
 * @param place where in the plugin: the module, the task, method and path of the request; may be empty
 * @param error why
 */
public record BackendFailure(
        Instant at, Source source, @Nullable String pluginId, String place, Throwable error) {

    /** What can fail. */
    public enum Source {
        /** The start of a plugin. */
        START,
        /** The start of a module. */
        MODULE,
        /** A run of a scheduled task. */
        TASK,
        /** The answer to a request. */
        REQUEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

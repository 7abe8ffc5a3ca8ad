package dev.stagedoor.http.autoconfigure;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

import dev.stagedoor.errors.ServiceUnavailableException;

/** A plugin has held the thread of a request for too long. Logged with what it was interrupted in. */
class TimeLimitException extends ServiceUnavailableException {

    private static final long serialVersionUID = 1L;

    TimeLimitException(String pluginId, Duration limit, Throwable interrupted) {
        super("Plugin '" + pluginId + "' did not answer within " + DurationStyle.SIMPLE.print(limit));
        addSuppressed(interrupted);
    }
}

package dev.stagedoor.logger.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** An error whose messages, and those of its causes, show no secrets. */
record LogbackRedactedError(
        IThrowableProxy original,
        @Nullable String message,
        @Nullable String overridingMessage,
        @Nullable IThrowableProxy cause,
        IThrowableProxy[] suppressed)
        implements IThrowableProxy {

    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy error) {
        return error == null || error.isCyclic()
                ? error
                : new LogbackRedactedError(
                        error,
                        redacted(error.getMessage()),
                        redacted(error.getOverridingMessage()),
                        of(error.getCause()),
                        Stream.of(error.getSuppressed())
                                .map(LogbackRedactedError::of)
                                .toArray(IThrowableProxy[]::new));
    }

    static boolean isSame(@Nullable IThrowableProxy error) {
        return error == null
                || error.isCyclic()
                || Objects.equals(redacted(error.getMessage()), error.getMessage())
                        && isSame(error.getCause())
                        && Stream.of(error.getSuppressed()).allMatch(LogbackRedactedError::isSame);
    }

    private static @Nullable String redacted(@Nullable String text) {
        return text == null ? null : LogbackRedaction.redact(text);
    }

    @Override
    public @Nullable String getMessage() {
        return message;
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return overridingMessage;
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return cause;
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return suppressed;
    }

    @Override
    public String getClassName() {
        return original.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return original.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return original.getCommonFrames();
    }

    @Override
    public boolean isCyclic() {
        return false;
    }
}

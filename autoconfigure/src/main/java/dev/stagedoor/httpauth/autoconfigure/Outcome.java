package dev.stagedoor.httpauth.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;

/**
 * What came of looking at a request, so that nobody looks twice: credentials, or a refusal. One of them is {@code null}.
 */
record Outcome(
        @Nullable BackstageCredentials<?> credentials,
        @Nullable RuntimeException refusal) {

    static Outcome of(Supplier<BackstageCredentials<?>> look) {
        try {
            return new Outcome(look.get(), null);
        } catch (RuntimeException ex) {
            return new Outcome(null, ex);
        }
    }

    BackstageCredentials<?> get() {
        if (credentials == null) {
            throw refusal == null ? new IllegalStateException("There is no outcome") : refusal;
        }
        return credentials;
    }

    /** Shows neither, for it lies in an attribute of the request that others may print. */
    @Override
    public String toString() {
        return credentials == null ? "refused" : "accepted";
    }
}

package dev.stagedoor.signin.autoconfigure;

import org.jspecify.annotations.Nullable;

/** Knows ways to sign in by their ids. Thread-safe. */
@FunctionalInterface
interface SignInProviders {

    /** Finds a way to sign in, or returns {@code null}. */
    @Nullable
    SignInProvider find(String id);
}

package dev.stagedoor.httpauth;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PrincipalType;

/**
 * Who may send a request, and with which tokens. Immutable. Backstage: the options of
 * {@code HttpAuthService.credentials}.
 *
 * @param allow the kinds of principal that are allowed, or {@code null} for whoever it is
 * @param allowLimitedAccess whether limited user tokens are accepted, in the header and in the cookie
 */
public record CredentialsOptions(@Nullable Set<PrincipalType> allow, boolean allowLimitedAccess) {

    /** Whoever it is, nobody included. */
    public static final CredentialsOptions ANYBODY = new CredentialsOptions(null, false);

    /**
     * Makes the options.
     *
     * @param allow the kinds of principal, or {@code null} for whoever it is
     * @param allowLimitedAccess whether limited user tokens are accepted
     */
    public CredentialsOptions {
        allow = allow == null ? null : Set.copyOf(allow);
    }

    /**
     * Allows some kinds of principal, with full tokens alone.
     *
     * @param allowed the kinds
     * @return the options
     */
    public static CredentialsOptions allow(PrincipalType... allowed) {
        return new CredentialsOptions(Set.of(allowed), false);
    }

    /**
     * Accepts limited user tokens too.
     *
     * @return these options, with limited access
     */
    public CredentialsOptions withLimitedAccess() {
        return new CredentialsOptions(allow, true);
    }
}

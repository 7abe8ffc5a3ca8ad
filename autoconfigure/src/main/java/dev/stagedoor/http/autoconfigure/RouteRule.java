package dev.stagedoor.http.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.httpauth.CredentialsOptions;

/**
 * Who may ask a handler, as its annotations say.
 *
 * @param open whether everybody may
 * @param options who may; {@code null} if nothing is said
 */
record RouteRule(boolean open, @Nullable CredentialsOptions options) {

    /** Nothing is said. */
    static final RouteRule USUAL = new RouteRule(false, null);

    /** Everybody may. */
    static final RouteRule OPEN = new RouteRule(true, null);

    private static final CredentialsOptions FULL = CredentialsOptions.allow(PrincipalType.USER, PrincipalType.SERVICE);

    private static final CredentialsOptions LIMITED = FULL.withLimitedAccess();

    /** Whether it lets some in whom the usual rule does not. */
    boolean opensMore() {
        return open || options != null && (options.allowLimitedAccess() || allowsNobody(options));
    }

    private static boolean allowsNobody(CredentialsOptions options) {
        return options.allow() != null && options.allow().contains(PrincipalType.NONE);
    }

    /** Who may, on a path that is open to cookies or not. */
    CredentialsOptions options(boolean cookies) {
        if (options != null) {
            return options;
        }
        return cookies ? LIMITED : FULL;
    }
}

package dev.stagedoor.auth;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/**
 * Verifies tokens outside of plugins, such as in a Spring application that has none. Thread-safe.
 */
@BackendService(id = "stagedoor.auth.tokenVerifier", scope = ServiceScope.ROOT)
public interface TokenVerifier {

    /**
     * Verifies a token of any kind that is not a limited user token.
     *
     * @param token the text of the token
     * @param audience the id under which this application is known, for which plugins issue their tokens; one of a few
     *     fixed ones, never what a request says
     * @return whom it stands for
     * @throws dev.stagedoor.errors.AuthenticationException if nothing accepts it
     * @throws dev.stagedoor.errors.NotAllowedException if it is valid, but restricted to other plugins
     */
    default BackstageCredentials<?> verify(String token, String audience) {
        return verify(token, audience, false);
    }

    /**
     * Verifies a token of any kind.
     *
     * @param token the text of the token
     * @param audience the id under which this application is known, for which plugins issue their tokens; one of a few
     *     fixed ones, never what a request says
     * @param allowLimitedAccess whether a limited user token, as it stands in cookies, is accepted too
     * @return whom it stands for
     * @throws dev.stagedoor.errors.AuthenticationException if nothing accepts it
     * @throws dev.stagedoor.errors.NotAllowedException if it is valid, but restricted to other plugins
     */
    BackstageCredentials<?> verify(String token, String audience, boolean allowLimitedAccess);
}

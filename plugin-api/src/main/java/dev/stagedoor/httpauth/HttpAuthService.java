package dev.stagedoor.httpauth;

import java.time.Instant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.stagedoor.BackendService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.UserPrincipal;

/**
 * Tells who sent a request to this plugin. Answers are remembered with the request. Thread-safe. Backstage:
 * {@code HttpAuthService}.
 */
@BackendService(id = "core.httpAuth")
public interface HttpAuthService {

    /**
     * Tells who sent a request, whoever it is.
     *
     * @param request a request to this plugin
     * @return the sender's credentials, those of nobody where there is no token
     * @throws dev.stagedoor.errors.AuthenticationException if there is a token that nothing accepts
     * @throws dev.stagedoor.errors.NotAllowedException if the token is restricted to other plugins
     */
    default BackstageCredentials<?> credentials(HttpServletRequest request) {
        return credentials(request, CredentialsOptions.ANYBODY);
    }

    /**
     * Tells who sent a request, where one kind of principal alone is allowed.
     *
     * @param request a request to this plugin
     * @param allowed the kind of principal, such as {@code UserPrincipal.class}
     * @return the sender's credentials
     * @throws dev.stagedoor.errors.AuthenticationException if there is no token, or none that is accepted
     * @throws dev.stagedoor.errors.NotAllowedException if the sender is of another kind
     */
    <P extends Principal> BackstageCredentials<P> credentials(HttpServletRequest request, Class<P> allowed);

    /**
     * Tells who sent a request.
     *
     * @param request a request to this plugin
     * @param options who is allowed, and with which tokens
     * @return the sender's credentials
     * @throws dev.stagedoor.errors.AuthenticationException if there is no token where one is needed, or none that is
     *     accepted
     * @throws dev.stagedoor.errors.NotAllowedException if the sender's {@link PrincipalType} is not allowed
     */
    BackstageCredentials<?> credentials(HttpServletRequest request, CredentialsOptions options);

    /**
     * Sets a cookie with a limited token of the user who sent a request, unless it carries one that lasts for five
     * minutes more.
     *
     * @param request a request with a full token of a user
     * @param response its answer, of which nothing was sent yet
     * @return when the cookie ends
     * @throws IllegalStateException if headers of the answer were sent already
     */
    Instant issueUserCookie(HttpServletRequest request, HttpServletResponse response);

    /**
     * Sets a cookie with a limited token of a user, or removes it.
     *
     * @param request the request that is answered
     * @param response its answer, of which nothing was sent yet
     * @param credentials a {@link UserPrincipal}'s, or nobody's, which remove the cookie
     * @return when the cookie ends
     * @throws IllegalStateException if headers of the answer were sent already
     * @throws dev.stagedoor.errors.AuthenticationException if the credentials are a service's
     */
    Instant issueUserCookie(
            HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials);
}

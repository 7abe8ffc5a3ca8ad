package dev.stagedoor.httpauth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.logger.LoggerService;

/** Reads tokens of requests to one plugin, and has them verified. */
final class DefaultHttpAuth implements HttpAuthService {

    private static final Duration REUSE = Duration.ofMinutes(5);

    private final AuthService auth;

    private final DiscoveryService discovery;

    private final RequestTokens tokens;

    private final LoggerService logger;

    private final InstantSource clock;

    private final String pluginId;

    private final String full;

    private final String limited;

    DefaultHttpAuth(
            String pluginId,
            AuthService auth,
            DiscoveryService discovery,
            RequestTokens tokens,
            LoggerService logger,
            InstantSource clock) {
        this.pluginId = pluginId;
        this.auth = auth;
        this.discovery = discovery;
        this.tokens = tokens;
        this.logger = logger;
        this.clock = clock;
        this.full = DefaultHttpAuth.class.getName() + ".full." + pluginId;
        this.limited = DefaultHttpAuth.class.getName() + ".limited." + pluginId;
    }

    @Override
    public <P extends Principal> BackstageCredentials<P> credentials(HttpServletRequest request, Class<P> allowed) {
        Set<PrincipalType> types = PrincipalTypes.of(allowed);
        return credentials(request, new CredentialsOptions(types, false))
                .as(allowed)
                .orElseThrow(() -> new IllegalStateException("Credentials of another kind than " + types));
    }

    @Override
    public BackstageCredentials<?> credentials(HttpServletRequest request, CredentialsOptions options) {
        BackstageCredentials<?> found = look(request, options.allowLimitedAccess());
        Set<PrincipalType> allow = options.allow();
        PrincipalType type = found.principal().type();
        if (allow == null || allow.contains(type)) {
            return found;
        }
        if (type == PrincipalType.NONE) {
            String message = "Missing credentials";
            tell(request, RefusalReason.MISSING_CREDENTIALS, message);
            throw new AuthenticationException(message);
        }
        String message = "This endpoint does not allow '" + type + "' credentials";
        tell(request, RefusalReason.PRINCIPAL_NOT_ALLOWED, message);
        throw new NotAllowedException(message);
    }

    private BackstageCredentials<?> look(HttpServletRequest request, boolean limitedToo) {
        String attribute = limitedToo ? limited : full;
        Outcome outcome = (Outcome) request.getAttribute(attribute);
        if (outcome == null) {
            outcome = Outcome.of(() -> authenticate(request, limitedToo));
            request.setAttribute(attribute, outcome);
        }
        return outcome.get();
    }

    private BackstageCredentials<?> authenticate(HttpServletRequest request, boolean limitedToo) {
        RequestTokens.Found token = tokens.find(request);
        if (token != null) {
            return auth.authenticate(unforced(token, request), limitedToo);
        }
        RequestTokens.Found cookie = limitedToo ? tokens.findCookie(request) : null;
        return cookie == null ? auth.getNoneCredentials() : user(unforced(cookie, request), request);
    }

    private String unforced(RequestTokens.Found token, HttpServletRequest request) {
        if (token.forced()) {
            String message = "This endpoint does not allow requests of pages of other sites with a cookie";
            tell(request, RefusalReason.FOREIGN_ORIGIN, message);
            throw new NotAllowedException(message);
        }
        return token.text();
    }

    /** Nobody puts anything else into the cookie than tokens of users, except those who try. */
    private BackstageCredentials<?> user(String cookie, HttpServletRequest request) {
        BackstageCredentials<?> found = auth.authenticate(cookie, true);
        if (found.principal().type() != PrincipalType.USER) {
            String message = "Illegal token in cookie";
            tell(request, RefusalReason.PRINCIPAL_NOT_ALLOWED, message);
            throw new AuthenticationException(message);
        }
        return found;
    }

    @Override
    public Instant issueUserCookie(HttpServletRequest request, HttpServletResponse response) {
        requireOpen(response);
        return issue(request, response, credentials(request, UserPrincipal.class));
    }

    @Override
    public Instant issueUserCookie(
            HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials) {
        requireOpen(response);
        if (credentials.principal().type() == PrincipalType.NONE) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie().clear());
            return clock.instant();
        }
        BackstageCredentials<UserPrincipal> user =
                credentials.as(UserPrincipal.class).orElse(null);
        if (user == null) {
            String message = "Refused to issue cookie for non-user principal";
            tell(request, RefusalReason.PRINCIPAL_NOT_ALLOWED, message);
            throw new AuthenticationException(message);
        }
        return issue(request, response, user);
    }

    private Instant issue(
            HttpServletRequest request, HttpServletResponse response, BackstageCredentials<UserPrincipal> user) {
        Instant present = expiryOfPresent(request, user.principal());
        if (present != null && present.isAfter(clock.instant().plus(REUSE))) {
            return present;
        }
        Token token = auth.getLimitedUserToken(user);
        Instant expiry = token.expiresAt();
        Assert.state(expiry != null && !token.reveal().isEmpty(), "The user's token has no text or no end");
        response.addHeader(HttpHeaders.SET_COOKIE, cookie().issue(token.reveal(), expiry));
        return expiry;
    }

    /** When the cookie ends that a request carries; {@code null} if it has none that is valid and the user's own. */
    private @Nullable Instant expiryOfPresent(HttpServletRequest request, UserPrincipal user) {
        String cookie = UserCookie.read(request);
        if (cookie == null) {
            return null;
        }
        try {
            BackstageCredentials<?> present = auth.authenticate(cookie, true);
            return present.principal() instanceof UserPrincipal other
                            && other.userEntityRef().equals(user.userEntityRef())
                    ? present.expiresAt()
                    : null;
        } catch (AuthenticationException ex) {
            return null;
        }
    }

    private UserCookie cookie() {
        return UserCookie.of(discovery.getExternalBaseUrl(pluginId));
    }

    private static void requireOpen(HttpServletResponse response) {
        Assert.state(!response.isCommitted(), "Failed to issue user cookie, headers were already sent");
    }

    /** The path without the query, in which there may be secrets. */
    private void tell(HttpServletRequest request, RefusalReason reason, String message) {
        logger.atInfo()
                .addKeyValue("reason", reason.name())
                .log("Refused {} {}: {} ({})", request.getMethod(), request.getRequestURI(), message, reason);
    }
}

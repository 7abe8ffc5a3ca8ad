package dev.stagedoor.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;

/**
 * Takes requests without a token for those of the user {@value MockCredentials#DEFAULT_USER}, unless told otherwise,
 * and believes the texts of {@link MockCredentials}. A test asks as nobody with {@link MockCredentials#none()}.
 * Immutable. Backstage: {@code mockServices.httpAuth}.
 */
public final class FakeHttpAuth implements HttpAuthService, FakeService<HttpAuthService> {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Duration COOKIE_LIFE = Duration.ofHours(1);

    private final AuthService auth;

    private final BackstageCredentials<?> byDefault;

    private FakeHttpAuth(AuthService auth, BackstageCredentials<?> byDefault) {
        this.auth = auth;
        this.byDefault = byDefault;
    }

    /** Makes the service of the plugin {@code test}, for which requests without a token are the mock user's. */
    public FakeHttpAuth() {
        this(new FakeAuth(), MockCredentials.user());
    }

    /**
     * Makes a service for which requests without a token are somebody else's.
     *
     * @param credentials whose they are, such as those of {@link MockCredentials#none()}
     * @return the service of the plugin {@code test}
     */
    public static FakeHttpAuth defaultingTo(BackstageCredentials<?> credentials) {
        return new FakeHttpAuth(new FakeAuth(), credentials);
    }

    /**
     * Returns such a service that asks another one about tokens.
     *
     * @param tokens the service that knows tokens, such as {@code FakeAuth.forPlugin("todo")}
     * @return a service with the same default
     */
    public FakeHttpAuth asking(AuthService tokens) {
        return new FakeHttpAuth(tokens, byDefault);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <P extends Principal> BackstageCredentials<P> credentials(HttpServletRequest request, Class<P> allowed) {
        PrincipalType[] types = Arrays.stream(PrincipalType.values())
                .filter(type -> type != PrincipalType.UNKNOWN && allowed.isAssignableFrom(principalOf(type)))
                .toArray(PrincipalType[]::new);
        return (BackstageCredentials<P>) credentials(request, CredentialsOptions.allow(types));
    }

    private static Class<? extends Principal> principalOf(PrincipalType type) {
        return switch (type) {
            case USER -> UserPrincipal.class;
            case SERVICE -> ServicePrincipal.class;
            case NONE -> NonePrincipal.class;
            case UNKNOWN -> Principal.class;
        };
    }

    @Override
    public BackstageCredentials<?> credentials(HttpServletRequest request, CredentialsOptions options) {
        BackstageCredentials<?> found = sender(request, options.allowLimitedAccess());
        Set<PrincipalType> allow = options.allow();
        PrincipalType type = found.principal().type();
        if (allow == null || allow.contains(type)) {
            return found;
        }
        if (type == PrincipalType.NONE) {
            throw new AuthenticationException("Missing credentials");
        }
        throw new NotAllowedException("This endpoint does not allow '" + type + "' credentials");
    }

    private BackstageCredentials<?> sender(HttpServletRequest request, boolean allowLimitedAccess) {
        String token = bearer(request);
        if (token != null) {
            return token.equals(MockCredentials.NONE_TOKEN)
                    ? auth.getNoneCredentials()
                    : auth.authenticate(token, allowLimitedAccess);
        }
        if (allowLimitedAccess) {
            Optional<String> cookie = cookie(request);
            if (cookie.isPresent()) {
                return auth.authenticate(cookie.get(), true);
            }
        }
        return byDefault;
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Matcher matcher = BEARER.matcher(header == null ? "" : header);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** From the header itself, because servers do not read cookies that have JSON in them. */
    private static Optional<String> cookie(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.COOKIE);
        String prefix = MockCredentials.COOKIE_NAME + "=";
        return Arrays.stream((header == null ? "" : header).split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.length() > prefix.length() && cookie.startsWith(prefix))
                .map(cookie -> cookie.substring(prefix.length()))
                .findFirst();
    }

    @Override
    public Instant issueUserCookie(HttpServletRequest request, HttpServletResponse response) {
        return issueUserCookie(request, response, credentials(request, UserPrincipal.class));
    }

    @Override
    public Instant issueUserCookie(
            HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials) {
        if (response.isCommitted()) {
            throw new IllegalStateException("Failed to issue user cookie, headers were already sent");
        }
        if (credentials.principal() instanceof UserPrincipal user) {
            String cookie = MockCredentials.limitedUser(user.userEntityRef()).cookie();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie + "; Path=/");
            return Instant.now().plus(COOKIE_LIFE);
        }
        if (credentials.principal() instanceof ServicePrincipal) {
            throw new AuthenticationException("Refused to issue cookie for non-user principal");
        }
        response.addHeader(HttpHeaders.SET_COOKIE, MockCredentials.COOKIE_NAME + "=; Path=/; Max-Age=0");
        return Instant.now();
    }

    /** Installed in a backend each plugin has such a service, which asks the plugin's own {@link AuthService}. */
    @Override
    public ServiceFactory<HttpAuthService> factory() {
        return ServiceFactory.of(CoreServices.HTTP_AUTH)
                .deps(CoreServices.AUTH)
                .create(deps -> asking(deps.get(CoreServices.AUTH)));
    }
}

package dev.stagedoor.test;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/**
 * Credentials that prove nothing, and the texts that stand for their tokens, which {@link FakeAuth} and
 * {@link FakeHttpAuth} understand: {@code MockCredentials.user("user:default/ada").header()} is what a test sends to
 * ask as Ada. The texts are Backstage's. Immutable. Backstage: {@code mockCredentials}.
 *
 * @param <P> the kind of principal
 */
public final class MockCredentials<P extends Principal> implements BackstageCredentials<P> {

    /** The user who asks where a test names none. */
    public static final String DEFAULT_USER = "user:default/mock";

    /** The service that asks where a test names none. */
    public static final String DEFAULT_SERVICE = "external:test-service";

    static final String COOKIE_NAME = "backstage-auth";

    static final String NONE_TOKEN = "mock-none-token";

    private static final Pattern ENTITY_REF = Pattern.compile(".+:.+/.+");

    private final P principal;

    private final String token;

    private final String invalidToken;

    private MockCredentials(P principal, String token, String invalidToken) {
        this.principal = principal;
        this.token = token;
        this.invalidToken = invalidToken;
    }

    /**
     * Returns the credentials of nobody, to be sent to a {@link FakeHttpAuth}, for which requests without a token are
     * a user's.
     *
     * @return credentials whose token asks as nobody
     */
    public static MockCredentials<NonePrincipal> none() {
        return new MockCredentials<>(new NonePrincipal(), NONE_TOKEN, NONE_TOKEN);
    }

    /**
     * Returns the credentials of the user {@value #DEFAULT_USER}.
     *
     * @return credentials of a user
     */
    public static MockCredentials<UserPrincipal> user() {
        return new MockCredentials<>(new UserPrincipal(DEFAULT_USER), MockToken.USER, MockToken.INVALID_USER);
    }

    /**
     * Returns the credentials of a user.
     *
     * @param userEntityRef the user, such as {@code user:default/ada}
     * @return credentials of that user
     * @throws IllegalArgumentException if this is not a kind, a namespace and a name
     */
    public static MockCredentials<UserPrincipal> user(String userEntityRef) {
        return user(userEntityRef, null);
    }

    /**
     * Returns the credentials of a user on whose behalf a plugin asks.
     *
     * @param userEntityRef the user, such as {@code user:default/ada}
     * @param actor the service that asks, such as {@code plugin:catalog}, or {@code null} where the user asks directly
     * @return credentials of that user
     * @throws IllegalArgumentException if the user is not a kind, a namespace and a name
     */
    public static MockCredentials<UserPrincipal> user(String userEntityRef, @Nullable String actor) {
        UserPrincipal principal = principal(userEntityRef, actor);
        return new MockCredentials<>(principal, MockToken.ofUser(principal), MockToken.INVALID_USER);
    }

    /**
     * Returns the credentials of the user {@value #DEFAULT_USER}, whose token may stand in a cookie.
     *
     * @return credentials of a user with a limited token
     */
    public static MockCredentials<UserPrincipal> limitedUser() {
        return limitedUser(DEFAULT_USER);
    }

    /**
     * Returns the credentials of a user, whose token may stand in a cookie.
     *
     * @param userEntityRef the user, such as {@code user:default/ada}
     * @return credentials of that user with a limited token
     * @throws IllegalArgumentException if this is not a kind, a namespace and a name
     */
    public static MockCredentials<UserPrincipal> limitedUser(String userEntityRef) {
        UserPrincipal principal = principal(userEntityRef, null);
        return new MockCredentials<>(principal, MockToken.ofLimitedUser(userEntityRef), MockToken.INVALID_LIMITED_USER);
    }

    /**
     * Returns the credentials of the service {@value #DEFAULT_SERVICE}.
     *
     * @return credentials of a service without restrictions
     */
    public static MockCredentials<ServicePrincipal> service() {
        return new MockCredentials<>(
                new ServicePrincipal(DEFAULT_SERVICE), MockToken.SERVICE, MockToken.INVALID_SERVICE);
    }

    /**
     * Returns the credentials of a service.
     *
     * @param subject the service, such as {@code plugin:catalog}
     * @return credentials of that service without restrictions
     */
    public static MockCredentials<ServicePrincipal> service(String subject) {
        return service(subject, null);
    }

    /**
     * Returns the credentials of a service that may not do everything.
     *
     * @param subject the service, such as {@code external:ci}
     * @param restrictions what it may do, or {@code null} for everything
     * @return credentials of that service
     */
    public static MockCredentials<ServicePrincipal> service(String subject, @Nullable AccessRestrictions restrictions) {
        ServicePrincipal principal = new ServicePrincipal(subject, restrictions);
        return new MockCredentials<>(principal, MockToken.ofService(principal), MockToken.INVALID_SERVICE);
    }

    /**
     * Returns the token with which a plugin asks another one, as {@link FakeAuth} makes it.
     *
     * @param onBehalfOf those of a user or a service
     * @param targetPluginId the plugin that is asked; others refuse the token
     * @return the text of the token
     */
    public static String pluginToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
        return MockToken.ofPlugin(onBehalfOf.principal(), targetPluginId);
    }

    private static UserPrincipal principal(String userEntityRef, @Nullable String actor) {
        Assert.isTrue(
                ENTITY_REF.matcher(userEntityRef).matches(),
                () -> "Invalid user entity reference '" + userEntityRef + "', expected <kind>:<namespace>/<name>");
        return new UserPrincipal(userEntityRef, actor == null ? null : new ServicePrincipal(actor));
    }

    @Override
    public P principal() {
        return principal;
    }

    @Override
    public @Nullable Instant expiresAt() {
        return null;
    }

    /**
     * Returns the text that stands for the token.
     *
     * @return a text that no real service accepts
     */
    public String token() {
        return token;
    }

    /**
     * Returns a value for the header {@code Authorization}.
     *
     * @return {@code Bearer} and the token
     */
    public String header() {
        return bearer(token);
    }

    /**
     * Returns a value for the header {@code Cookie}, which identifies a {@link #limitedUser limited user}.
     *
     * @return the cookie with the token
     */
    public String cookie() {
        return COOKIE_NAME + "=" + token;
    }

    /**
     * Returns a text that stands for a token of this kind that is refused.
     *
     * @return the text; that of nobody is not refused
     */
    public String invalidToken() {
        return invalidToken;
    }

    /**
     * Returns a value for the header {@code Authorization} that is refused.
     *
     * @return {@code Bearer} and the invalid token
     */
    public String invalidHeader() {
        return bearer(invalidToken);
    }

    /**
     * Returns a value for the header {@code Cookie} that is refused.
     *
     * @return the cookie with the invalid token
     */
    public String invalidCookie() {
        return COOKIE_NAME + "=" + invalidToken;
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MockCredentials<?> that && principal.equals(that.principal) && token.equals(that.token);
    }

    @Override
    public int hashCode() {
        return Objects.hash(principal, token);
    }

    @Override
    public String toString() {
        return "mockCredentials{" + principal + "}";
    }
}

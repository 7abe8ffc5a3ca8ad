package dev.stagedoor.httpauth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.PluginScope;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;

/** Believes tokens that say what they are, such as {@code user.jane}, {@code limited.jane} and {@code service.ci}. */
public final class StubAuth implements AuthService {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile Instant expiry = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    /** What was asked so far, with a {@code +} behind it where limited access was allowed. */
    List<String> asked() {
        return asked;
    }

    /** When tokens of users end. */
    StubAuth expiringAt(Instant time) {
        expiry = time;
        return this;
    }

    @Override
    public BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess) {
        asked.add(token + (allowLimitedAccess ? "+" : ""));
        int dot = token.indexOf('.');
        String name = token.substring(dot + 1);
        switch (dot < 0 ? token : token.substring(0, dot)) {
            case "user":
                return new Known<>(new UserPrincipal("user:default/" + name), expiry);
            case "obo":
                ServicePrincipal actor = new ServicePrincipal("plugin:catalog");
                return new Known<>(new UserPrincipal("user:default/" + name, actor), expiry);
            case "limited":
                if (!allowLimitedAccess) {
                    throw new AuthenticationException("Illegal limited user token");
                }
                return new Known<>(new UserPrincipal("user:default/" + name), expiry);
            case "service":
                return new Known<>(new ServicePrincipal(name), null);
            case "restricted":
                throw new NotAllowedException("This token's access is restricted to plugin(s) 'other'");
            default:
                throw new AuthenticationException("Illegal token");
        }
    }

    @Override
    public BackstageCredentials<NonePrincipal> getNoneCredentials() {
        return new Known<>(new NonePrincipal(), null);
    }

    @Override
    public BackstageCredentials<ServicePrincipal> getOwnServiceCredentials() {
        return new Known<>(new ServicePrincipal("plugin:own"), null);
    }

    @Override
    public Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token getLimitedUserToken(BackstageCredentials<UserPrincipal> credentials) {
        String name = credentials.principal().userEntityRef().replace("user:default/", "");
        return Token.of("limited." + name, credentials.expiresAt());
    }

    @Override
    public List<Map<String, Object>> listPublicServiceKeys() {
        return List.of();
    }

    private record Known<P extends Principal>(P principal, Instant expiresAt) implements BackstageCredentials<P> {}

    /** Offers one to each plugin. */
    @Configuration(proxyBeanMethods = false)
    public static class Config {

        @Bean
        @PluginScope
        AuthService stubAuth() {
            return new StubAuth();
        }
    }
}

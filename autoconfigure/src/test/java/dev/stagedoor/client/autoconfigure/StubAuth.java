package dev.stagedoor.client.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;

/** Makes tokens that say in plain text for whom they are. */
record StubAuth() implements AuthService {

    static BackstageCredentials<UserPrincipal> credentials(String user) {
        return new Credentials<>(new UserPrincipal(user), null);
    }

    record Credentials<P extends Principal>(P principal, Instant expiresAt) implements BackstageCredentials<P> {}

    @Override
    public Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
        if (onBehalfOf.principal() instanceof UserPrincipal user) {
            return Token.of(user.userEntityRef().replaceFirst(".*/", "") + "-at-" + targetPluginId, null);
        }
        if (onBehalfOf.principal() instanceof NonePrincipal) {
            return Token.of("", null);
        }
        throw new AuthenticationException("Refused");
    }

    @Override
    public BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BackstageCredentials<NonePrincipal> getNoneCredentials() {
        return new Credentials<>(new NonePrincipal(), null);
    }

    @Override
    public BackstageCredentials<ServicePrincipal> getOwnServiceCredentials() {
        return new Credentials<>(new ServicePrincipal("plugin:caller"), null);
    }

    @Override
    public Token getLimitedUserToken(BackstageCredentials<UserPrincipal> credentials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Map<String, Object>> listPublicServiceKeys() {
        return List.of();
    }
}

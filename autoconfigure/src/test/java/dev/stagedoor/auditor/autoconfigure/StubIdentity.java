package dev.stagedoor.auditor.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Identity by the text of the token: that of a user, of a service, or one that nothing accepts. */
@Configuration(proxyBeanMethods = false)
class StubIdentity {

    @Bean
    @PluginScope
    AuthService auth(PluginMetadataService plugin) {
        return new Auth(plugin.getId());
    }

    @Bean
    @PluginScope
    HttpAuthService httpAuth() {
        return new HttpAuth();
    }

    static <P extends Principal> BackstageCredentials<P> credentials(P principal) {
        return new Credentials<>(principal, null);
    }

    record Credentials<P extends Principal>(P principal, Instant expiresAt) implements BackstageCredentials<P> {}

    private record Auth(String pluginId) implements AuthService {

        @Override
        public BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BackstageCredentials<NonePrincipal> getNoneCredentials() {
            return credentials(new NonePrincipal());
        }

        @Override
        public BackstageCredentials<ServicePrincipal> getOwnServiceCredentials() {
            return credentials(new ServicePrincipal("plugin:" + pluginId));
        }

        @Override
        public Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
            throw new UnsupportedOperationException();
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

    private record HttpAuth() implements HttpAuthService {

        @Override
        public <P extends Principal> BackstageCredentials<P> credentials(HttpServletRequest request, Class<P> allowed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BackstageCredentials<?> credentials(HttpServletRequest request, CredentialsOptions options) {
            String header = request.getHeader("Authorization");
            if (header == null) {
                return StubIdentity.credentials(new NonePrincipal());
            }
            String token = header.substring("Bearer ".length());
            if (options.allowLimitedAccess() && token.startsWith("limited:")) {
                return StubIdentity.credentials(new UserPrincipal(token.substring("limited:".length())));
            }
            if (token.startsWith("user:")) {
                return StubIdentity.credentials(new UserPrincipal(token));
            }
            if (token.startsWith("plugin:")) {
                return StubIdentity.credentials(new ServicePrincipal(token));
            }
            throw new AuthenticationException("Illegal token");
        }

        @Override
        public Instant issueUserCookie(HttpServletRequest request, HttpServletResponse response) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant issueUserCookie(
                HttpServletRequest request, HttpServletResponse response, BackstageCredentials<?> credentials) {
            throw new UnsupportedOperationException();
        }
    }
}

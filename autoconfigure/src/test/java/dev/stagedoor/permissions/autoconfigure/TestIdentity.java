package dev.stagedoor.permissions.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

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
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Believes what requests say of themselves in the header {@code Authorization}. */
@Configuration(proxyBeanMethods = false)
class TestIdentity {

    static final AtomicInteger LOOKUPS = new AtomicInteger();

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

    @Bean
    @PluginScope
    UserInfoService userInfo() {
        return credentials -> {
            LOOKUPS.incrementAndGet();
            String ref = ((UserPrincipal) credentials.principal()).userEntityRef();
            return new UserInfo(ref, List.of(ref, "group:default/team"));
        };
    }

    private record Auth(String pluginId) implements AuthService {

        @Override
        public BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess) {
            return TestCredentials.of(token);
        }

        @Override
        public BackstageCredentials<NonePrincipal> getNoneCredentials() {
            return TestCredentials.NOBODY;
        }

        @Override
        public BackstageCredentials<ServicePrincipal> getOwnServiceCredentials() {
            return new TestCredentials<>(new ServicePrincipal("plugin:" + pluginId));
        }

        @Override
        public Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
            if (onBehalfOf.principal() instanceof NonePrincipal) {
                throw new AuthenticationException("Refused to issue service token for credential type 'none'");
            }
            String who = ((TestCredentials<?>) onBehalfOf).text();
            return Token.of(who.startsWith("user:") ? who + "+plugin:" + pluginId : "plugin:" + pluginId, null);
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
        @SuppressWarnings("unchecked")
        public <P extends Principal> BackstageCredentials<P> credentials(HttpServletRequest request, Class<P> allowed) {
            BackstageCredentials<?> found = credentials(request);
            if (!allowed.isInstance(found.principal())) {
                throw new NotAllowedException("This endpoint does not allow these credentials");
            }
            return (BackstageCredentials<P>) found;
        }

        @Override
        public BackstageCredentials<?> credentials(HttpServletRequest request, CredentialsOptions options) {
            String header = request.getHeader("Authorization");
            BackstageCredentials<?> found =
                    TestCredentials.of(header == null ? null : header.substring("Bearer ".length()));
            if (options.allow() != null
                    && options.allow().stream().noneMatch(type -> type.includes(found.principal()))) {
                if (found.principal() instanceof NonePrincipal) {
                    throw new AuthenticationException("Missing credentials");
                }
                throw new NotAllowedException(
                        "This endpoint does not allow '" + found.principal().type() + "' credentials");
            }
            return found;
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

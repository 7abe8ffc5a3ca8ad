package dev.stagedoor.signin.autoconfigure;

import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInResolver;

/** Makes whoever Spring Security logged in with an identity provider a user of the backend. */
@AutoConfiguration(
        after = SignInAutoConfiguration.class,
        afterName = "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration")
@ConditionalOnClass({
    OAuth2AuthenticationToken.class,
    HttpSessionSecurityContextRepository.class,
    RequestTokenResolver.class,
    Caffeine.class
})
@ConditionalOnBean({SignInHost.class, ClientRegistrationRepository.class})
public final class SessionSignInAutoConfiguration {

    @Bean
    static ConfigCheck stagedoorSignInResolverCheck() {
        return ConfiguredResolvers::read;
    }

    @Bean
    SessionSignIns stagedoorSessionSignIns(
            SignInHost host,
            SignInContext context,
            ObjectProvider<SignInResolver> resolver,
            RootConfigService config,
            SignInProperties properties) {
        SignIns signIns = new SignIns(resolver::getIfAvailable, ConfiguredResolvers.read(config), context);
        return new SessionSignIns(
                info -> host.tokens().issue(signIns.resolve(info)),
                properties.sessionDuration(),
                InstantSource.system());
    }

    @Bean
    SignInProviders stagedoorSessionProviders(
            ClientRegistrationRepository registrations, SessionSignIns sessions, RootConfigService config) {
        return new SessionProviders(registrations, sessions, config, InstantSource.system());
    }

    @Bean
    RequestTokenResolver stagedoorSessionTokens(SessionSignIns sessions) {
        return new SessionTokens(sessions);
    }
}

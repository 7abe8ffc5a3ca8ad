package dev.stagedoor.httpauth.autoconfigure;

import java.time.InstantSource;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.util.UriUtils;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Offers the service {@code core.httpAuth}. */
@AutoConfiguration
@ConditionalOnClass({HttpServletRequest.class, UriUtils.class})
public final class HttpAuthServiceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "stagedoorBearerToken")
    BearerToken stagedoorBearerToken() {
        return new BearerToken();
    }

    @Bean
    RequestTokens stagedoorRequestTokens(
            ObjectProvider<RequestTokenResolver> resolvers, ObjectProvider<RootConfigService> config) {
        return new RequestTokens(resolvers, new BrowserOrigins(config));
    }

    @Bean("core.httpAuth")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    HttpAuthService httpAuth(
            PluginMetadataService plugin,
            AuthService auth,
            DiscoveryService discovery,
            LoggerService logger,
            RequestTokens tokens) {
        return new DefaultHttpAuth(plugin.getId(), auth, discovery, tokens, logger, InstantSource.system());
    }
}

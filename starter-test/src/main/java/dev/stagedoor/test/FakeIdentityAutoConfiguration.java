package dev.stagedoor.test;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Identities that need no proof, as defaults that come before those of the application. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
final class FakeIdentityAutoConfiguration {

    @Bean("core.auth")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    AuthService auth(PluginMetadataService plugin) {
        return FakeAuth.forPlugin(plugin.getId());
    }

    @Bean("core.userInfo")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    UserInfoService userInfo() {
        return new FakeUserInfo();
    }

    /** Where there are requests. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HttpServletRequest.class)
    static class Requests {

        @Bean("core.httpAuth")
        @PluginScope
        @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
        HttpAuthService httpAuth(AuthService auth) {
            return new FakeHttpAuth().asking(auth);
        }
    }
}

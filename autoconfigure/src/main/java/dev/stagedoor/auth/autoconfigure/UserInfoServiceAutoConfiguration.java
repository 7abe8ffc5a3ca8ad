package dev.stagedoor.auth.autoconfigure;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSObject;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.client.PluginClientService;

/** Offers the service {@code core.userInfo}. */
@AutoConfiguration(after = AuthServiceAutoConfiguration.class)
@ConditionalOnClass({JWSObject.class, Caffeine.class, RestClient.class})
public final class UserInfoServiceAutoConfiguration {

    @Bean
    @RootContext
    OwnershipCache stagedoorOwnershipCache(AuthClock time) {
        return new OwnershipCache(time.source());
    }

    @Bean("core.userInfo")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    UserInfoService userInfo(PluginClientService client, OwnershipCache cache) {
        return new DefaultUserInfo(client, cache);
    }
}

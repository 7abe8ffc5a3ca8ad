package dev.stagedoor.ratelimit.autoconfigure;

import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.http.RootMiddleware;
import dev.stagedoor.logger.RootLoggerService;

/** Limits the requests of each client to a servlet web application, and to single plugins of it, if it is told to. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
public final class RateLimitAutoConfiguration {

    @Bean
    static ConfigCheck rateLimitConfigCheck() {
        return RateLimitSettings::read;
    }

    @Bean
    RateLimits stagedoorRateLimits(RootConfigService config, RootLoggerService logger) {
        return new RateLimits(config, logger.child(Map.of("service", "rootHttpRouter")));
    }

    @Bean
    @ConditionalOnMissingBean(name = "stagedoorRateLimit")
    RootMiddleware stagedoorRateLimit(RateLimits limits) {
        return new RootMiddleware(RootMiddleware.RATE_LIMIT, 400, limits.global());
    }

    /** After the health endpoints and before the gates of plugins. */
    @Bean
    @ConditionalOnMissingBean(name = "stagedoorPluginRateLimit")
    FilterRegistrationBean<Filter> stagedoorPluginRateLimit(RateLimits limits) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new PluginRateLimit(limits.plugins()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 8);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}

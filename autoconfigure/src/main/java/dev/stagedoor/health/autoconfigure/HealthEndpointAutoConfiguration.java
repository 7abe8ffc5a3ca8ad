package dev.stagedoor.health.autoconfigure;

import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.health.RootHealthService;

/** Serves what the service {@code core.rootHealth} answers. */
@AutoConfiguration(after = RootHealthServiceAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
public final class HealthEndpointAutoConfiguration {

    @Bean
    static ConfigCheck healthConfigCheck() {
        return HealthHeaders::read;
    }

    @Bean
    HealthRegistration stagedoorLivenessEndpoint(
            RootHealthService health, RootConfigService config, Environment environment) {
        return new HealthRegistration("liveness", health::getLiveness, config, environment);
    }

    @Bean
    HealthRegistration stagedoorReadinessEndpoint(
            RootHealthService health, RootConfigService config, Environment environment) {
        return new HealthRegistration("readiness", health::getReadiness, config, environment);
    }
}

package dev.stagedoor.health.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.health.RootHealthService;

/** Offers the service {@code core.rootHealth}. */
@AutoConfiguration(
        afterName = "org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration")
public final class RootHealthServiceAutoConfiguration {

    @Bean
    EndOfContext stagedoorEndOfContext(ApplicationContext context) {
        return new EndOfContext(context);
    }

    @Bean("core.rootHealth")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootHealthService rootHealth(ApplicationAvailability availability, EndOfContext stagedoorEndOfContext) {
        return new DefaultRootHealth(availability, stagedoorEndOfContext::hasBegun);
    }
}

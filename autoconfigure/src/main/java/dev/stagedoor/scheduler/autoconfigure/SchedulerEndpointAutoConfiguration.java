package dev.stagedoor.scheduler.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.wiring.PluginServices;

/** Serves the tasks of each plugin that asks for the service {@code core.scheduler}. */
@AutoConfiguration(after = SchedulerServiceAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
public final class SchedulerEndpointAutoConfiguration {

    @Bean
    TaskRouting stagedoorTaskRouting(PluginServices services) {
        return new TaskRoutes(services);
    }
}

package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;

/** Stops the web server so that no request is lost on the way to it. */
@AutoConfiguration(afterName = "dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
public final class ServerStopAutoConfiguration {

    private static final String ACCEPT_TASKS = "spring.task.execution.pool.shutdown.accept-tasks-after-context-close";

    @Bean
    static ConfigCheck lifecycleConfigCheck() {
        return config -> ConfigCheck.all(
                () -> config.getOptionalDuration(StartupPause.KEY),
                () -> config.getOptionalDuration(ServerShutdownDelay.KEY));
    }

    @Bean
    @ConditionalOnBean(RootConfigService.class)
    ServerShutdownDelay stagedoorServerShutdownDelay(RootConfigService config) {
        return new ServerShutdownDelay(config);
    }

    @Bean
    ClosingConnections stagedoorClosingConnections(ApplicationContext context) {
        return new ClosingConnections(context);
    }

    @Bean
    FilterRegistrationBean<ClosingConnections> stagedoorClosingConnectionsRegistration(ClosingConnections filter) {
        FilterRegistrationBean<ClosingConnections> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * Lets asynchronous requests, which run on the application's executor, be handled until the server has stopped. The
     * executor takes nothing more from the beginning of a stop on otherwise.
     */
    @Bean
    ThreadPoolTaskExecutorCustomizer stagedoorExecutorCustomizer(Environment environment) {
        return executor -> {
            if (!environment.containsProperty(ACCEPT_TASKS)) {
                executor.setAcceptTasksAfterContextClose(true);
            }
        };
    }
}

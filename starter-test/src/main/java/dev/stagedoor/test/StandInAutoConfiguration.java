package dev.stagedoor.test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.ServiceFactory;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;

/** Defaults of backends in tests that come before those of the application. */
@AutoConfiguration(before = RootLoggerServiceAutoConfiguration.class)
final class StandInAutoConfiguration {

    @Bean("core.rootLogger")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    FakeRootLogger rootLogger() {
        return FakeRootLogger.silent();
    }
}

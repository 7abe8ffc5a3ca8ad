package dev.stagedoor.logger.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LogRedactor;

/** Keeps the secrets of the configuration, and those that code adds, out of the output of all loggers. */
@AutoConfiguration
public final class LogRedactorAutoConfiguration {

    @Bean
    LogRedactor stagedoorLogRedactor(ObjectProvider<EarlyRedactions> early) {
        return early.stream().map(EarlyRedactions::redactions).findFirst().orElseGet(Redactions::new);
    }

    @Bean
    ConfigRedaction stagedoorConfigRedaction(
            LogRedactor redactor,
            ObjectProvider<EarlyRedactions> early,
            RootConfigService config,
            ConfigurableEnvironment environment) {
        EarlyRedactions known = early.getIfAvailable();
        return new ConfigRedaction(redactor, known, config, environment);
    }
}

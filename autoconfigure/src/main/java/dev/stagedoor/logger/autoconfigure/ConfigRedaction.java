package dev.stagedoor.logger.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LogRedactor;

/** Adds the secrets of the configuration, and those of each change. */
final class ConfigRedaction implements DisposableBean {

    private static final Logger logger = LoggerFactory.getLogger(Slf4jRootLogger.BACKEND);

    private final LogRedactor redactor;

    private final RootConfigService config;

    private final ConfigurableEnvironment environment;

    private final RootConfigService.Subscription subscription;

    ConfigRedaction(
            LogRedactor redactor,
            @Nullable EarlyRedactions early,
            RootConfigService config,
            ConfigurableEnvironment environment) {
        this.redactor = redactor;
        this.config = config;
        this.environment = environment;
        int found = (early == null ? 0 : early.redactions().size()) + add();
        if (found > 0 && early != null && !early.inForce()) {
            logger.warn("Secrets in config are not redacted from the log: that needs Logback");
        } else {
            report(found);
        }
        this.subscription = config.subscribe(() -> report(add()));
    }

    private int add() {
        Set<String> secrets = new LinkedHashSet<>(ConfiguredSecrets.of(environment));
        secrets.addAll(ConfiguredSecrets.of(config, environment));
        return redactor.addRedactions(secrets);
    }

    private static void report(int count) {
        if (count > 0) {
            logger.info("Found {} new secrets in config that will be redacted", count);
        }
    }

    @Override
    public void destroy() {
        subscription.unsubscribe();
    }
}

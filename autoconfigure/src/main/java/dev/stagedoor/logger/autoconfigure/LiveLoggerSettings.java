package dev.stagedoor.logger.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;

import dev.stagedoor.config.RootConfigService;

/** The settings in force. They follow the configuration; a change that cannot be read is reported and ignored. */
final class LiveLoggerSettings implements Supplier<LoggerSettings>, DisposableBean {

    private final RootConfigService config;

    private final Environment environment;

    private final List<LoggerEffect> effects;

    private final RootConfigService.Subscription subscription;

    private volatile LoggerSettings current;

    LiveLoggerSettings(RootConfigService config, Environment environment, List<LoggerEffect> effects) {
        this.config = config;
        this.environment = environment;
        this.effects = effects;
        this.current = LoggerSettings.read(config, environment);
        effects.forEach(effect -> effect.apply(current));
        this.subscription = config.subscribe(this::refresh);
    }

    @Override
    public LoggerSettings get() {
        return current;
    }

    private void refresh() {
        try {
            use(LoggerSettings.read(config, environment));
        } catch (RuntimeException ex) {
            LoggerFactory.getLogger(Slf4jRootLogger.BACKEND)
                    .error("The changed configuration of the logger cannot be used, the old one stays", ex);
        }
    }

    private void use(LoggerSettings next) {
        current = next;
        effects.forEach(effect -> effect.apply(next));
    }

    @Override
    public void destroy() {
        subscription.unsubscribe();
        use(LoggerSettings.NONE);
    }
}

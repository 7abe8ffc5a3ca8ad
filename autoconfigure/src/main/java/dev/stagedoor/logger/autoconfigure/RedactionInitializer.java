package dev.stagedoor.logger.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ClassUtils;

/**
 * Keeps the secrets of the environment out of the log from before the first line that a context writes to after its
 * last bean is gone.
 */
class RedactionInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        Redactions redactions = new Redactions();
        redactions.addRedactions(ConfiguredSecrets.of(context.getEnvironment()));
        boolean inForce = isLogback(context.getClassLoader());
        beans.registerSingleton(EarlyRedactions.NAME, new EarlyRedactions(redactions, inForce));
        if (inForce) {
            LogbackRedaction.install(redactions);
            uninstallInTheEnd(context, redactions);
        }
    }

    private static boolean isLogback(@Nullable ClassLoader classLoader) {
        return ClassUtils.isPresent(LOGBACK, classLoader)
                && LoggerFactory.getILoggerFactory().getClass().getName().equals(LOGBACK);
    }

    /** What is registered first is destroyed last. */
    private static void uninstallInTheEnd(ConfigurableApplicationContext context, Redactions redactions) {
        AtomicBoolean started = new AtomicBoolean();
        context.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) event -> started.set(true));
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean(EarlyRedactions.NAME, () -> {
                if (started.get()) {
                    LogbackRedaction.uninstall(redactions);
                } else {
                    LogbackRedaction.uninstallLater(redactions);
                }
            });
        }
    }
}

package dev.stagedoor.benchmarks;

import java.util.function.Consumer;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/**
 * Application contexts without what Spring Boot adds, which is the same for all that is compared and would hide the
 * difference.
 */
public final class Contexts {

    private Contexts() {}

    /**
     * Starts a plain context, which processes annotations.
     *
     * @param definitions adds what is to be in it
     * @return the context, which the caller closes
     */
    public static AnnotationConfigApplicationContext plain(Consumer<AnnotationConfigApplicationContext> definitions) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        definitions.accept(context);
        context.refresh();
        return context;
    }

    /**
     * Starts a context that is a backend: the wiring and the services that it needs.
     *
     * @param definitions adds what is to be in it
     * @return the context, which the caller closes
     */
    public static AnnotationConfigApplicationContext backend(Consumer<AnnotationConfigApplicationContext> definitions) {
        return plain(context -> {
            context.register(Wiring.class);
            initialize(context);
            definitions.accept(context);
        });
    }

    @SuppressWarnings("unchecked")
    private static void initialize(ConfigurableApplicationContext context) {
        for (ApplicationContextInitializer<?> initializer :
                SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationContextInitializer.class)) {
            if (initializer.getClass().getName().startsWith("dev.stagedoor.")) {
                ((ApplicationContextInitializer<ConfigurableApplicationContext>) initializer).initialize(context);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        WiringAutoConfiguration.class,
        RootConfigServiceAutoConfiguration.class,
        RootLoggerServiceAutoConfiguration.class,
        LoggerServiceAutoConfiguration.class,
        LifecycleServiceAutoConfiguration.class
    })
    static class Wiring {}
}

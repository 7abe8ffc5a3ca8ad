package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.wiring.PluginServices;

/** A backend without a server and without plugins, whose services of any plugin can be had, and whose clock is set. */
final class AuthBackend implements AfterEachCallback, InstantSource {

    private final Map<String, Object> properties = new LinkedHashMap<>();

    private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

    private volatile Instant now;

    private ConfigurableApplicationContext context;

    AuthBackend properties(Map<String, Object> more) {
        properties.putAll(more);
        return this;
    }

    AuthBackend property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    AuthBackend with(Class<?>... more) {
        sources.addAll(List.of(more));
        return this;
    }

    /** Stops the clock. */
    AuthBackend at(Instant time) {
        now = time;
        return this;
    }

    @Override
    public Instant instant() {
        return now == null ? Instant.now() : now;
    }

    AuthService auth(String pluginId) {
        return services().get(pluginId, CoreServices.AUTH);
    }

    PluginServices services() {
        return context().getBean(PluginServices.class);
    }

    ConfigurableApplicationContext context() {
        if (context == null) {
            SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
            application.setBannerMode(Banner.Mode.OFF);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setDefaultProperties(properties);
            application.setRegisterShutdownHook(false);
            application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                    created -> created.getBeanFactory().registerSingleton("stagedoorAuthClock", this));
            context = application.run();
        }
        return context;
    }

    void close() {
        if (context != null) {
            context.close();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    /** An application with nothing of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}

package dev.stagedoor.wiring.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.Dependency;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.StartupResult;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Runs a backend of features and configuration classes as an application does, and closes it after the test. The
 * {@link Trace} is a bean of the backend.
 */
public final class BackendRunner implements AfterEachCallback, AutoCloseable {

    private final Trace trace = new Trace();

    private final List<BackendFeature> features = new ArrayList<>();

    private final List<Class<?>> sources = new ArrayList<>(List.of(Standard.class));

    private final Map<String, Object> properties = new HashMap<>();

    private final Map<Dependency<?>, Map<String, List<Object>>> received = new ConcurrentHashMap<>();

    private final List<Consumer<ConfigurableApplicationContext>> listeners = new ArrayList<>();

    private volatile @Nullable ConfigurableApplicationContext context;

    /** What happened, in order. */
    public Trace trace() {
        return trace;
    }

    /** Adds features, in this order. */
    public BackendRunner add(BackendFeature... more) {
        features.addAll(List.of(more));
        return this;
    }

    /** Adds configuration classes; one with {@code @ImportAutoConfiguration} brings defaults. */
    public BackendRunner declare(Class<?>... configurations) {
        sources.addAll(List.of(configurations));
        return this;
    }

    /** Sets a property. */
    public BackendRunner property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /** Gives the context to somebody who wants it before it has started. */
    public BackendRunner onCreated(Consumer<ConfigurableApplicationContext> listener) {
        listeners.add(listener);
        return this;
    }

    /** Leaves out everything but the wiring. */
    public BackendRunner bare() {
        sources.set(0, Bare.class);
        return this;
    }

    /** A plugin with nothing but an init. */
    public static BackendFeature plugin(
            String id, RegistrationPoints.InitCallback init, Dependency<?>... dependencies) {
        return BackendFeature.plugin(id, points -> points.registerInit(init, dependencies));
    }

    /** A module with nothing but an init. */
    public static BackendFeature module(
            String pluginId, String id, RegistrationPoints.InitCallback init, Dependency<?>... dependencies) {
        return BackendFeature.module(pluginId, id, points -> points.registerInit(init, dependencies));
    }

    /** A plugin that does nothing but ask, see {@link #received}. */
    public BackendFeature asking(String pluginId, Dependency<?>... dependencies) {
        return plugin(
                pluginId,
                deps -> {
                    for (Dependency<?> dependency : dependencies) {
                        note(dependency, pluginId, deps.get(dependency));
                    }
                },
                dependencies);
    }

    /** A module that does nothing but ask, see {@link #received}. */
    public BackendFeature asking(String pluginId, String moduleId, Dependency<?>... dependencies) {
        return module(
                pluginId,
                moduleId,
                deps -> {
                    for (Dependency<?> dependency : dependencies) {
                        note(dependency, pluginId + "." + moduleId, deps.get(dependency));
                    }
                },
                dependencies);
    }

    /** What an {@link #asking} plugin, or {@code plugin.module}, was given. */
    @SuppressWarnings("unchecked")
    public <T> T received(String asker, Dependency<T> dependency) {
        List<Object> all = received.getOrDefault(dependency, Map.of()).getOrDefault(asker, List.of());
        assertThat(all).as("what %s received for %s", asker, dependency).isNotEmpty();
        return (T) all.get(0);
    }

    /** Starts the backend, which must not fail. */
    public ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        application.addInitializers(
                Backend.features(features.toArray(BackendFeature[]::new)),
                starting -> starting.getBeanFactory().registerSingleton("trace", trace),
                starting -> {
                    context = starting;
                    listeners.forEach(listener -> listener.accept(starting));
                });
        context = application.run();
        return context;
    }

    /** Starts the backend and gives the result; it must not fail. */
    public StartupResult startupResult() {
        return start().getBean(Backend.class).startupResult().orElseThrow();
    }

    /** Starts the backend, which must fail, and gives the failure as the application sees it. */
    public Throwable failure() {
        Throwable failure = catchThrowable(this::start);
        assertThat(failure).as("the failure of the start").isNotNull();
        return failure;
    }

    /** Starts the backend, of which a plugin or module must fail, and gives the startup error. */
    public BackendStartupException startupError() {
        return cause(failure(), BackendStartupException.class);
    }

    /** Starts the backend, in which this plugin must fail without being allowed to, and gives its stored failure. */
    public Throwable pluginFailure(String pluginId) {
        return failureOf(entry(startupError().getResult(), pluginId));
    }

    /** Starts the backend, in which this module must fail without being allowed to, and gives its stored failure. */
    public Throwable moduleFailure(String pluginId, String moduleId) {
        return failureOf(entry(startupError().getResult(), pluginId, moduleId));
    }

    /** The only entry of a plugin. */
    public static StartupResult.Plugin entry(StartupResult result, String pluginId) {
        List<StartupResult.Plugin> entries = result.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .toList();
        assertThat(entries).as("entries of plugin '%s'", pluginId).hasSize(1);
        return entries.get(0);
    }

    /** The only entry of a module. */
    public static StartupResult.Module entry(StartupResult result, String pluginId, String moduleId) {
        List<StartupResult.Module> entries = entry(result, pluginId).modules().stream()
                .filter(module -> module.moduleId().equals(moduleId))
                .toList();
        assertThat(entries).as("entries of module '%s'", moduleId).hasSize(1);
        return entries.get(0);
    }

    /** The stored failure of a plugin. */
    public static Throwable failureOf(StartupResult.Plugin plugin) {
        assertThat(plugin.failure())
                .as("failure of plugin '%s'", plugin.pluginId())
                .isNotNull();
        return plugin.failure().error();
    }

    /** The stored failure of a module. */
    public static Throwable failureOf(StartupResult.Module module) {
        assertThat(module.failure())
                .as("failure of module '%s'", module.moduleId())
                .isNotNull();
        return module.failure().error();
    }

    /** The first error of a type in a chain of causes, itself included. */
    public static <E extends Throwable> E cause(Throwable failure, Class<E> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        throw new AssertionError("No " + type.getSimpleName() + " among the causes", failure);
    }

    /** Stops the backend. */
    @Override
    public void close() {
        ConfigurableApplicationContext running = context;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    private void note(Dependency<?> dependency, String asker, Object value) {
        received.computeIfAbsent(dependency, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(asker, key -> new ArrayList<>())
                .add(value);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        WiringAutoConfiguration.class,
        LifecycleServiceAutoConfiguration.class,
        RootConfigServiceAutoConfiguration.class,
        RootLoggerServiceAutoConfiguration.class,
        LoggerServiceAutoConfiguration.class
    })
    static class Standard {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(WiringAutoConfiguration.class)
    static class Bare {}
}

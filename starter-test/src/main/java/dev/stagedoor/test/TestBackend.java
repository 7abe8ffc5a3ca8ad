package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

import dev.stagedoor.Backend;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.PluginServices;

/**
 * A backend that a test has started: a real Spring Boot application around the features under test, with a web server
 * on a free port if the classpath has one. A stand-in takes the place of the root logger, unless a feature offers
 * another; configuration is Spring's environment. Who asks needs no proof: a request without a token is a user's, and
 * {@link MockCredentials} are believed, unless {@link Builder#realCredentials} says otherwise. A module whose plugin is
 * not given gets an empty one. What a test leaves open is closed after the last test. Backstage:
 * {@code startTestBackend}.
 */
public final class TestBackend implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private final PluginAccess plugins;

    TestBackend(ConfigurableApplicationContext context) {
        this.context = context;
        this.plugins = new PluginAccess(context);
        RunningBackends.add(this);
    }

    /**
     * Starts a backend and returns when every plugin has started.
     *
     * @param features see {@link Builder#features}
     * @return the running backend
     * @throws dev.stagedoor.BackendStartupException if a plugin or module fails to start
     */
    public static TestBackend start(Object... features) {
        return builder().features(features).start();
    }

    /**
     * Begins to describe a backend.
     *
     * @return a builder without features
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the handle of the backend.
     *
     * @return the handle
     */
    public Backend backend() {
        return context.getBean(Backend.class);
    }

    /**
     * Returns the application context.
     *
     * @return the context, which {@link #close} closes
     */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /**
     * Returns the port of the web server.
     *
     * @return the port, a free one unless {@code server.port} says otherwise
     * @throws IllegalStateException if the backend has no web server
     */
    public int port() {
        Integer port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        if (port == null) {
            throw new IllegalStateException("This backend has no web server of its own; add"
                    + " spring-boot-starter-webmvc to the test, and do not call webServer(false)");
        }
        return port;
    }

    /**
     * Returns where the web server is reached.
     *
     * @return such as {@code http://localhost:51234}, without a slash at the end
     * @throws IllegalStateException if the backend has no web server
     */
    public String baseUrl() {
        return "http://localhost:" + port();
    }

    /**
     * Returns a bean of the root.
     *
     * @param type the type
     * @param <T> the type
     * @return the bean
     * @throws NoSuchBeanDefinitionException if there is none
     */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /**
     * Returns what a plugin would be given for a type: its own bean, its instance of a service, or a bean of the root.
     *
     * @param pluginId the plugin, which must be running
     * @param type the type
     * @param <T> the type
     * @return the bean
     * @throws NoSuchBeanDefinitionException if there is none
     * @throws IllegalStateException if the plugin does not exist or does not run
     */
    public <T> T pluginBean(String pluginId, Class<T> type) {
        return type.cast(plugins.of(pluginId).resolve(pluginId, null, ResolvableType.forClass(type)));
    }

    /**
     * Returns what a module would be given for a type.
     *
     * @param pluginId the module's plugin, which must be running
     * @param moduleId the module
     * @param type the type
     * @param <T> the type
     * @return the bean
     * @throws NoSuchBeanDefinitionException if there is none
     * @throws IllegalStateException if the plugin does not exist or does not run
     */
    public <T> T moduleBean(String pluginId, String moduleId, Class<T> type) {
        return type.cast(plugins.of(pluginId).resolve(pluginId, moduleId, ResolvableType.forClass(type)));
    }

    /**
     * Returns a plugin's instance of a service.
     *
     * @param pluginId the plugin, which must be running
     * @param service the service
     * @param <T> what a consumer receives
     * @return the instance, for a root service the backend's, for a multiton the list of its members
     * @throws IllegalStateException if nothing offers the service, or the plugin does not exist or does not run
     */
    public <T> T service(String pluginId, ServiceRef<T> service) {
        return plugins.of(pluginId).get(pluginId, service);
    }

    /**
     * Returns a root service.
     *
     * @param service the service
     * @param <T> what a consumer receives
     * @return the service
     * @throws IllegalStateException if nothing offers the service
     */
    public <T> T service(RootServiceRef<T> service) {
        return context.getBean(PluginServices.class).get(service);
    }

    /** Stops the backend. Doing so twice is harmless. */
    @Override
    public void close() {
        RunningBackends.remove(this);
        context.close();
    }

    /** Describes a backend to start. */
    public static final class Builder {

        private final List<Object> features = new ArrayList<>();

        private final Map<String, Object> properties = new LinkedHashMap<>();

        private final List<Surroundings.Given<?>> extensionPoints = new ArrayList<>();

        private boolean webServer = true;

        private boolean realCredentials;

        private Builder() {}

        /**
         * Adds what is under test, and what it needs.
         *
         * @param more {@link dev.stagedoor.BackendFeature} objects, classes annotated as plugins, modules or
         *     configurations, and {@link FakeService}s; a service that they offer overrides the default
         * @return this builder
         */
        public Builder features(Object... more) {
            features.addAll(List.of(more));
            return this;
        }

        /**
         * Sets a property, before all other sources of the environment.
         *
         * @param key the key
         * @param value the value
         * @return this builder
         */
        public Builder property(String key, Object value) {
            properties.put(key, value);
            return this;
        }

        /**
         * Sets properties, before all other sources of the environment.
         *
         * @param more keys with values
         * @return this builder
         */
        public Builder properties(Map<String, ?> more) {
            properties.putAll(more);
            return this;
        }

        /**
         * Gives an extension point to the modules under test, on behalf of the plugin whose module asks for it.
         *
         * @param extensionPoint the reference
         * @param implementation what the modules receive
         * @param <T> the interface that modules receive
         * @return this builder
         */
        public <T> Builder extensionPoint(ExtensionPointRef<T> extensionPoint, T implementation) {
            extensionPoints.add(new Surroundings.Given<>(extensionPoint, implementation));
            return this;
        }

        /**
         * Says whether there shall be a web server.
         *
         * @param wanted by default {@code true}, which starts one if the classpath has one
         * @return this builder
         */
        public Builder webServer(boolean wanted) {
            webServer = wanted;
            return this;
        }

        /**
         * Leaves it to the application's own services who asks, so that requests need tokens with proof, as they do
         * outside of tests.
         *
         * @return this builder
         */
        public Builder realCredentials() {
            realCredentials = true;
            return this;
        }

        /**
         * Starts the backend and returns when every plugin has started.
         *
         * @return the running backend
         * @throws dev.stagedoor.BackendStartupException if a plugin or module fails to start
         */
        public TestBackend start() {
            List<Object> all = new ArrayList<>(features);
            if (!realCredentials) {
                all.add(0, MockedIdentity.class);
            }
            return new TestBackend(new BackendLauncher(all, properties, extensionPoints, webServer).launch());
        }
    }

    /** Brings the stand-ins that believe who asks. */
    @Configuration(proxyBeanMethods = false)
    @WithMockCredentials
    static class MockedIdentity {}
}

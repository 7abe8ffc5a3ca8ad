package dev.stagedoor.test;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.PluginServices;

/**
 * Makes the instances of one service factory, with the other services of a backend around it: stand-ins and defaults,
 * then the given dependencies, then the factory under test, of which later ones win. The root context is shared within
 * one tester. It begins to work with the first question. Backstage: {@code ServiceFactoryTester}.
 *
 * @param <T> the contract of the service
 */
public final class ServiceFactoryTester<T> implements AutoCloseable {

    /** The plugin for which instances are made where a test names none. */
    public static final String DEFAULT_PLUGIN_ID = "test";

    private final ServiceRef<?> subject;

    private final SingletonSupplier<TestBackend> backend;

    private ServiceFactoryTester(ServiceRef<?> subject, Supplier<TestBackend> backend) {
        this.subject = subject;
        this.backend = SingletonSupplier.of(backend);
    }

    /**
     * Tests a factory object.
     *
     * @param factory the factory under test
     * @param dependencies {@link ServiceFactory} objects, {@link FakeService}s, and configuration classes
     * @param <T> the contract of the service
     * @return the tester
     */
    public static <T> ServiceFactoryTester<T> from(ServiceFactory<T> factory, Object... dependencies) {
        return new ServiceFactoryTester<>(factory.service(), () -> start(factory.service(), factory, dependencies));
    }

    /**
     * Tests a class with {@code @Bean} methods, such as a default factory.
     *
     * @param factoryClass the class under test
     * @param service the service that it offers
     * @param dependencies {@link ServiceFactory} objects, {@link FakeService}s, and configuration classes
     * @param <T> the contract of the service
     * @return the tester
     */
    public static <T> ServiceFactoryTester<T> from(
            Class<?> factoryClass, ServiceRef<T> service, Object... dependencies) {
        return new ServiceFactoryTester<>(service, () -> start(service, factoryClass, dependencies));
    }

    /**
     * Tests a class with {@code @Bean} methods, such as a default factory.
     *
     * @param factoryClass the class under test
     * @param contract the service that it offers, an interface with {@link dev.stagedoor.BackendService}
     * @param dependencies {@link ServiceFactory} objects, {@link FakeService}s, and configuration classes
     * @param <T> the contract of the service
     * @return the tester
     */
    public static <T> ServiceFactoryTester<T> from(Class<?> factoryClass, Class<T> contract, Object... dependencies) {
        return from(factoryClass, ServiceRef.of(contract), dependencies);
    }

    private static TestBackend start(ServiceRef<?> service, Object subject, Object... given) {
        FactoryDependencies dependencies = new FactoryDependencies();
        List.of(given).forEach(dependencies::add);
        if (!service.isMultiton()) {
            dependencies.remove(service.id());
        }
        return TestBackend.builder()
                .webServer(false)
                .features(dependencies.features().toArray())
                .features(subject)
                .start();
    }

    /**
     * Returns the instance for the plugin {@value #DEFAULT_PLUGIN_ID}, or the only one of a root service.
     *
     * @return the same instance each time
     */
    public T getSubject() {
        return getSubject(DEFAULT_PLUGIN_ID);
    }

    /**
     * Returns the instance for a plugin, or the only one of a root service.
     *
     * @param pluginId the plugin, which need not exist
     * @return the same instance each time; of a multiton the last member
     */
    @SuppressWarnings("unchecked")
    public T getSubject(String pluginId) {
        Object found = services().get(pluginId, subject);
        return (T) (found instanceof List<?> members && subject.isMultiton() ? members.get(members.size() - 1) : found);
    }

    /**
     * Returns another service, for the plugin {@value #DEFAULT_PLUGIN_ID} if it is plugin-scoped.
     *
     * @param service the service
     * @param <S> what a consumer receives
     * @return the instance
     * @throws IllegalStateException if nothing offers the service; the message names it
     */
    public <S> S getService(ServiceRef<S> service) {
        return getService(service, DEFAULT_PLUGIN_ID);
    }

    /**
     * Returns another service, for one plugin.
     *
     * @param service the service
     * @param pluginId the plugin, which need not exist
     * @param <S> what a consumer receives
     * @return the instance
     * @throws IllegalStateException if nothing offers the service; the message names it
     */
    public <S> S getService(ServiceRef<S> service, String pluginId) {
        return service instanceof RootServiceRef<S> root
                ? services().get(root)
                : services().get(pluginId, service);
    }

    private PluginServices services() {
        return backend.obtain().bean(PluginServices.class);
    }

    /** Destroys the instances. What a test leaves open is closed after the last test. */
    @Override
    public void close() {
        TestBackend started = backend.get();
        if (started != null) {
            started.close();
        }
    }
}

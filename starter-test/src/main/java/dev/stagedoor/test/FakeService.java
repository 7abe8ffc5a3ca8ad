package dev.stagedoor.test;

import dev.stagedoor.ServiceFactory;

/**
 * A stand-in for a service that can be used alone and installed in a backend.
 *
 * @param <T> the contract of the service
 */
public interface FakeService<T> {

    /**
     * Returns a factory that offers this very object, for {@link TestBackend} and {@link ServiceFactoryTester}.
     *
     * @return the factory; it may be installed in several backends, which then share the object
     */
    ServiceFactory<T> factory();
}

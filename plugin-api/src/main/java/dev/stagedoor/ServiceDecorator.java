package dev.stagedoor;

import org.jspecify.annotations.Nullable;

/**
 * Wraps whatever implementation of a service is in force. A bean of this type applies to every instance of the
 * service {@code T}; several apply in {@code @Order}, the first one innermost. Thread-safe implementations only:
 * plugins start in parallel.
 *
 * @param <T> the contract of the service, from which the kernel knows what to decorate
 */
@FunctionalInterface
public interface ServiceDecorator<T> {

    /**
     * Wraps an instance, once, right after it was created.
     *
     * @param service the instance in force so far
     * @param context for whom it was created
     * @return the instance to use, which may be the same
     */
    T decorate(T service, Context context);

    /**
     * For whom an instance was created.
     *
     * @param pluginId the plugin, or {@code null} for a root service
     */
    record Context(@Nullable String pluginId) {}
}

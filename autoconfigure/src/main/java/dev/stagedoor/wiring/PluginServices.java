package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;

import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceRef;

/**
 * Gives what a plugin would be given, to code that belongs to no plugin. A bean of the root, for tests and tools. It
 * does not look at the state of the plugin: what does not exist yet is created. Thread-safe.
 */
public interface PluginServices {

    /**
     * Returns the instance of a service that a plugin receives.
     *
     * @param pluginId the plugin, which need not be installed
     * @param service the service
     * @param <T> what a consumer receives
     * @return the plugin's instance, for a root service the backend's, for a multiton the list of its members
     * @throws IllegalStateException if nothing offers the service; the message names it
     */
    <T> T get(String pluginId, ServiceRef<T> service);

    /**
     * Returns a root service.
     *
     * @param service the service
     * @param <T> what a consumer receives
     * @return the backend's instance, for a multiton the list of its members
     * @throws IllegalStateException if nothing offers the service; the message names it
     */
    <T> T get(RootServiceRef<T> service);

    /**
     * Resolves an injection point as if the plugin, or one of its modules, had declared it.
     *
     * @param pluginId the plugin
     * @param moduleId the module, or {@code null} for the plugin itself
     * @param injectionPoint the field or parameter, with its generic type and its qualifiers
     * @return what is injected; {@code null} if that is missing and not required
     */
    @Nullable
    Object resolve(String pluginId, @Nullable String moduleId, DependencyDescriptor injectionPoint);

    /**
     * Finds what the plugin, or one of its modules, would be given for a type.
     *
     * @param pluginId the plugin
     * @param moduleId the module, or {@code null} for the plugin itself
     * @param type the type, with its type arguments
     * @return the bean or service
     */
    Object resolve(String pluginId, @Nullable String moduleId, ResolvableType type);
}

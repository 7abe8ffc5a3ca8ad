package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

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

    /**
     * Tells for whom a bean is made, for those who complete beans, such as a {@code BeanPostProcessor}.
     *
     * @param beanName the bean; a service in plugin scope has an owner only on the thread that makes it
     * @return the plugin or module, in the run in which the thread works, else the current one; {@code null} if the
     *     bean is the root's
     */
    @Nullable
    BeanOwner ownerOf(String beanName);

    /**
     * Tells whether a plugin hears what happens around it: it has started, and has not begun to stop.
     *
     * @param pluginId the plugin
     * @return whether it is open
     */
    boolean isOpen(String pluginId);

    /**
     * Returns this for a container, for those who complete beans and therefore may not ask for one.
     *
     * @param beanFactory the container
     * @return the same as its bean
     * @throws IllegalStateException if the container is no backend's
     */
    static PluginServices of(BeanFactory beanFactory) {
        Wiring wiring = Wiring.known(beanFactory);
        Assert.state(wiring != null, () -> beanFactory + " is no backend's");
        return new BoundPluginServices((ConfigurableListableBeanFactory) beanFactory, wiring);
    }
}

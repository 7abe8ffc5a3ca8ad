package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

/**
 * The plugin, or one of its modules, for which a bean is made, in one run of the plugin. Remembers the run, so that
 * nothing of a later one is given to a bean of this one. Thread-safe.
 */
public interface BeanOwner {

    /**
     * Returns the plugin.
     *
     * @return the plugin's id
     */
    String pluginId();

    /**
     * Finds what the bean would be given for a type.
     *
     * @param type the type
     * @param <T> the type
     * @return the bean or service
     * @throws org.springframework.beans.BeansException if there is none, or the run has ended without having made one
     */
    <T> T resolve(Class<T> type);

    /**
     * Finds a bean that the owner declares.
     *
     * @param localName the name that the bean has within the plugin or module
     * @return its full name, or {@code null} if the owner declares none
     */
    @Nullable
    String beanName(String localName);
}

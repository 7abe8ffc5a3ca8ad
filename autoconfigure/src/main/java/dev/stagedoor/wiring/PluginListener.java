package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Carries over to a plugin what Spring collects once by instance, and takes it back when the plugin stops. A bean of
 * the root; called on the threads on which plugins start and stop, for several plugins at the same time.
 */
public interface PluginListener {

    /**
     * The plugin's beans exist, and it is about to serve.
     *
     * @param pluginId the plugin
     * @param beans gives the plugin's beans, those of its modules included
     */
    void opened(String pluginId, PluginBeans beans);

    /**
     * The plugin takes nothing new and is about to stop: waits until what is under way in it has ended. Called before
     * its shutdown hooks, in the reverse order of the listeners.
     *
     * @param pluginId the plugin
     * @param limit how long at most
     */
    default void draining(String pluginId, Duration limit) {}

    /**
     * The plugin is about to be destroyed; also called if it was never opened.
     *
     * @param pluginId the plugin
     */
    void closing(String pluginId);

    /** The beans of one plugin and of its modules. */
    interface PluginBeans {

        /**
         * Returns the names of the beans of a type.
         *
         * @param type the type
         * @return the full names, in the order of declaration
         */
        List<String> names(Class<?> type);

        /**
         * Returns the existing instances of a type; lazy beans that nobody asked for are not among them.
         *
         * @param type the type
         * @param <T> the type
         * @return the instances, in their order
         */
        <T> List<T> instances(Class<T> type);

        /**
         * Returns the existing instances of a type by the names that their beans have within the plugin.
         *
         * @param type the type
         * @param <T> the type
         * @return the instances by name, in the order of declaration
         */
        <T> Map<String, T> instancesByName(Class<T> type);
    }
}

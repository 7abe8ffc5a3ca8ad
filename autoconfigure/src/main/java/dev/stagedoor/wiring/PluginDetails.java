package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

/**
 * What a room knows of each plugin and shows in {@code /actuator/backend} and on the backend page. A bean of the root;
 * thread-safe.
 */
public interface PluginDetails {

    /**
     * Returns the name under which the details of a plugin appear.
     *
     * @return such as {@code tasks}
     */
    String name();

    /**
     * Tells what is known of a plugin. Does not block for long, and opens nothing.
     *
     * @param pluginId the plugin
     * @return records, collections and simple values; {@code null} if there is nothing to tell
     */
    @Nullable
    Object of(String pluginId);

    /**
     * Tells what is known beside the plugins. Does not block for long, and opens nothing.
     *
     * @return records, collections and simple values; {@code null} if there is nothing to tell, which is the default
     */
    default @Nullable Object ofRoot() {
        return null;
    }
}

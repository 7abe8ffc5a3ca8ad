package dev.stagedoor;

import org.jspecify.annotations.Nullable;

/** Thrown when a plugin that was to be restarted does not run again. */
public class PluginRestartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pluginId;

    /**
     * Makes the exception.
     *
     * @param pluginId the plugin
     * @param message what went wrong
     * @param cause why, or {@code null}
     */
    public PluginRestartException(String pluginId, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.pluginId = pluginId;
    }

    /**
     * Returns the plugin.
     *
     * @return its id
     */
    public String getPluginId() {
        return pluginId;
    }
}

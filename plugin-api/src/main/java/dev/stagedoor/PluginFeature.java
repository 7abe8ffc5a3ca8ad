package dev.stagedoor;

import java.util.function.Consumer;

import org.springframework.util.Assert;

/**
 * A plugin, as an object. Made by {@link BackendFeature#plugin}.
 *
 * @param pluginId the plugin's id
 * @param register declares extension points and the init callback
 */
public record PluginFeature(String pluginId, Consumer<RegistrationPoints> register) implements BackendFeature {

    /** Checks the id. */
    public PluginFeature {
        FeatureIds.problemWithPluginId(pluginId).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        Assert.notNull(register, "A plugin needs a register callback");
    }
}

package dev.stagedoor;

import java.util.function.Consumer;

import org.springframework.util.Assert;

/**
 * A module, as an object. Made by {@link BackendFeature#module}.
 *
 * @param pluginId the plugin that is extended
 * @param moduleId the module's id
 * @param register declares extension points and the init callback
 */
public record ModuleFeature(String pluginId, String moduleId, Consumer<RegistrationPoints> register)
        implements BackendFeature {

    /** Checks the module's id. */
    public ModuleFeature {
        FeatureIds.problemWithModuleId(pluginId, moduleId).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        Assert.notNull(register, "A module needs a register callback");
    }
}

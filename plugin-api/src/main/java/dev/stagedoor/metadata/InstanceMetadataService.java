package dev.stagedoor.metadata;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendService;

/**
 * Tells a plugin what is installed in this backend, as one list. Prefer {@link RootInstanceMetadataService}. Backstage:
 * {@code InstanceMetadataService} of its alpha interfaces.
 */
@BackendService(id = "core.instanceMetadata")
public interface InstanceMetadataService {

    /**
     * Returns the registered plugins, each followed by its modules.
     *
     * @return the same unmodifiable list at each call, in the order of registration
     */
    List<InstalledFeature> getInstalledFeatures();

    /**
     * A registered plugin or module.
     *
     * @param type {@code plugin} or {@code module}
     * @param pluginId the plugin
     * @param moduleId the module, or {@code null} for the plugin itself
     */
    record InstalledFeature(
            String type, String pluginId, @Nullable String moduleId) {

        /**
         * Makes an entry of a plugin.
         *
         * @param pluginId the plugin
         * @return the entry
         */
        public static InstalledFeature plugin(String pluginId) {
            return new InstalledFeature("plugin", pluginId, null);
        }

        /**
         * Makes an entry of a module.
         *
         * @param pluginId the plugin
         * @param moduleId the module
         * @return the entry
         */
        public static InstalledFeature module(String pluginId, String moduleId) {
            return new InstalledFeature("module", pluginId, moduleId);
        }
    }
}

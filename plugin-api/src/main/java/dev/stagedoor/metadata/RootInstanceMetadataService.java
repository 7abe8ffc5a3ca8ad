package dev.stagedoor.metadata;

import java.util.List;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/** Tells what is installed in this backend. Cannot be overridden. Backstage: {@code RootInstanceMetadataService}. */
@BackendService(id = "core.rootInstanceMetadata", scope = ServiceScope.ROOT)
public interface RootInstanceMetadataService {

    /**
     * Returns the registered plugins, also those that failed to start. Modules of absent plugins are left out.
     *
     * @return the same unmodifiable list at each call, in the order of registration
     */
    List<InstalledPlugin> getInstalledPlugins();

    /**
     * A registered plugin.
     *
     * @param pluginId the plugin
     * @param modules its modules, in the order of registration
     */
    record InstalledPlugin(String pluginId, List<InstalledModule> modules) {

        /** Copies the modules. */
        public InstalledPlugin {
            modules = List.copyOf(modules);
        }
    }

    /**
     * A registered module.
     *
     * @param moduleId the module
     */
    record InstalledModule(String moduleId) {}
}

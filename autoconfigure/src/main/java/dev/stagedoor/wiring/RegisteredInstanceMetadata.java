package dev.stagedoor.wiring;

import java.util.List;

import dev.stagedoor.metadata.RootInstanceMetadataService;

/** What is registered, whether it started or not. */
class RegisteredInstanceMetadata implements RootInstanceMetadataService {

    private final List<InstalledPlugin> plugins;

    RegisteredInstanceMetadata(Registrations registrations) {
        this.plugins = registrations.plugins().stream()
                .map(plan -> new InstalledPlugin(plan.pluginId(), modules(plan)))
                .toList();
    }

    private static List<InstalledModule> modules(PluginPlan plan) {
        return plan.modules().stream()
                .map(module -> new InstalledModule(String.valueOf(module.owner().moduleId())))
                .toList();
    }

    @Override
    public List<InstalledPlugin> getInstalledPlugins() {
        return plugins;
    }
}

package dev.stagedoor.permissions.autoconfigure;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.wiring.PluginServices;

/** Makes engines for plugins that do not ask for them. */
record PolicyEngines(PluginServices services, PermissionRegistries registries) {

    PolicyEngine of(String pluginId) {
        return new PolicyEngine(
                services.get(pluginId, CoreServices.USER_INFO),
                new ConditionApplier(
                        registries,
                        new PermissionClient(
                                services.get(pluginId, CoreServices.AUTH),
                                services.get(pluginId, PluginServiceRef.of(PluginClientService.class)))));
    }
}

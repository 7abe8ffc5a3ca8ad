package dev.stagedoor.wiring;

import java.util.List;

/**
 * A plugin that is installed, with its modules.
 *
 * @param feature the plugin
 * @param modules its modules, in the order of registration, each id once
 */
record PluginPlan(Feature feature, List<Feature> modules) {

    PluginPlan {
        modules = List.copyOf(modules);
    }

    String pluginId() {
        return feature.owner().pluginId();
    }
}

package dev.stagedoor.wiring;

import java.util.ArrayList;
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

    /** The plugin, then its modules. */
    List<Feature> features() {
        List<Feature> all = new ArrayList<>();
        all.add(feature);
        all.addAll(modules);
        return all;
    }

    /** The same, declared anew for another run. */
    PluginPlan renewed(Problems problems) {
        return new PluginPlan(
                feature.renewed(problems),
                modules.stream().map(module -> module.renewed(problems)).toList());
    }

    String pluginId() {
        return feature.owner().pluginId();
    }
}

package dev.stagedoor.actuator.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.registry.HealthContributorRegistry;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.wiring.PluginListener;

/** Shows each plugin in the application's health under the plugin's id, with the contributors that it declares. */
class PluginHealth implements PluginListener {

    private static final Logger logger = LoggerFactory.getLogger(PluginHealth.class);

    private final Map<String, PluginHealthContributor> contributors = new HashMap<>();

    /** Registers all plugins at once, before Spring Boot checks that what its health groups name exists. */
    PluginHealth(HealthContributorRegistry registry, Backend backend) {
        for (PluginStatus plugin : backend.plugins()) {
            String id = plugin.pluginId();
            PluginHealthContributor contributor = new PluginHealthContributor(id, backend);
            contributors.put(id, contributor);
            String name = registry.getContributor(id) == null ? id : "plugin-" + id;
            if (!name.equals(id)) {
                logger.warn("The health of plugin '{}' is called '{}', for the application has '{}'", id, name, id);
            }
            registry.registerContributor(name, contributor);
        }
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        PluginHealthContributor contributor = contributors.get(pluginId);
        if (contributor != null) {
            contributor.show(beans.instancesByName(HealthContributor.class));
        }
    }

    @Override
    public void closing(String pluginId) {
        PluginHealthContributor contributor = contributors.get(pluginId);
        if (contributor != null) {
            contributor.show(Map.of());
        }
    }
}

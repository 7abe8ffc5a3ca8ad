package dev.stagedoor.test;

import org.springframework.beans.factory.BeanFactory;

import dev.stagedoor.Backend;
import dev.stagedoor.wiring.PluginServices;

/** The way into a running plugin. */
final class PluginAccess {

    private final BeanFactory beans;

    PluginAccess(BeanFactory beans) {
        this.beans = beans;
    }

    /** Gives what resolves on behalf of a plugin, which must be running. */
    PluginServices of(String pluginId) {
        Backend backend = beans.getBean(Backend.class);
        Backend.PluginStatus status = backend.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no plugin '" + pluginId + "'; installed are " + installed(backend)));
        if (status.state() != Backend.State.RUNNING) {
            throw new IllegalStateException(
                    "Plugin '" + pluginId + "' is not running, its state is " + status.state(), status.failure());
        }
        return beans.getBean(PluginServices.class);
    }

    private static Object installed(Backend backend) {
        return backend.plugins().stream().map(Backend.PluginStatus::pluginId).toList();
    }
}

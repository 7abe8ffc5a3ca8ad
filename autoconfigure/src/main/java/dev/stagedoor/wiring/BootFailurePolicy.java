package dev.stagedoor.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;

/** Which plugins and modules may fail without failing the backend, as the configuration said when it started. */
final class BootFailurePolicy {

    private static final String ROOT = "backend.startup";

    private static final String PLUGIN_KEY = "onPluginBootFailure";

    private static final String MODULE_KEY = "onPluginModuleBootFailure";

    private final boolean allPlugins;

    private final boolean allModules;

    private final Map<String, Boolean> plugins = new HashMap<>();

    private final Map<ModuleKey, Boolean> modules = new HashMap<>();

    private BootFailurePolicy(@Nullable RootConfigService config, Consumer<String> warnings) {
        if (config == null) {
            this.allPlugins = false;
            this.allModules = false;
            return;
        }
        this.allPlugins =
                read(config, ROOT + ".default." + PLUGIN_KEY, warnings).orElse(false);
        this.allModules =
                read(config, ROOT + ".default." + MODULE_KEY, warnings).orElse(false);
        forEachSection(config, ROOT + ".plugins", (pluginId, key) -> {
            read(config, key + "." + PLUGIN_KEY, warnings).ifPresent(allowed -> plugins.put(pluginId, allowed));
            forEachSection(
                    config,
                    key + ".modules",
                    (moduleId, moduleKey) -> read(config, moduleKey + "." + MODULE_KEY, warnings)
                            .ifPresent(allowed -> modules.put(new ModuleKey(pluginId, moduleId), allowed)));
        });
    }

    /**
     * Reads the configuration.
     *
     * @param warnings told of values that mean nothing
     * @throws dev.stagedoor.config.ConfigException if a value has the wrong type
     */
    static BootFailurePolicy read(@Nullable RootConfigService config, Consumer<String> warnings) {
        return new BootFailurePolicy(config, warnings);
    }

    boolean allowsPlugin(String pluginId) {
        return plugins.getOrDefault(pluginId, allPlugins);
    }

    boolean allowsModule(String pluginId, String moduleId) {
        return modules.getOrDefault(new ModuleKey(pluginId, moduleId), allModules);
    }

    private static void forEachSection(Config config, String key, BiConsumer<String, String> action) {
        config.getOptionalConfig(key)
                .ifPresent(sections -> sections.keys().forEach(id -> {
                    if (sections.getOptionalConfig(id).isPresent()) {
                        action.accept(id, key + "." + id);
                    }
                }));
    }

    private static Optional<Boolean> read(Config config, String key, Consumer<String> warnings) {
        return config.getOptionalString(key).map(value -> {
            if (!value.equals("continue") && !value.equals("abort")) {
                warnings.accept("Unknown value '" + value + "' of " + key
                        + ", which may be 'abort' or 'continue'; a failure will abort the start");
            }
            return value.equals("continue");
        });
    }

    private record ModuleKey(String pluginId, String moduleId) {}
}

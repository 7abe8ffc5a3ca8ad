package dev.stagedoor.permissions.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.wiring.PluginDetails;
import dev.stagedoor.wiring.PluginListener;

/** What all plugins have registered. Each run of a plugin has its own, so that nothing of an earlier one is left. */
final class PermissionRegistries implements PluginListener, PluginDetails {

    private final Map<String, PluginPermissions> plugins = new ConcurrentHashMap<>();

    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private final DecisionMeters meters;

    private final Supplier<@Nullable RegistryRouting> routing;

    PermissionRegistries(DecisionMeters meters, Supplier<@Nullable RegistryRouting> routing) {
        this.meters = meters;
        this.routing = routing;
    }

    DecisionMeters meters() {
        return meters;
    }

    /** Begins what a new run registers, which may run already. */
    PluginPermissions begin(String pluginId) {
        PluginPermissions fresh = new PluginPermissions(pluginId);
        plugins.put(pluginId, fresh);
        RegistryRouting web = routing.get();
        if (web != null) {
            web.serve(pluginId, fresh);
        }
        if (open.contains(pluginId)) {
            fresh.start();
        }
        return fresh;
    }

    /** What a plugin has registered, or {@code null} if it never asked to. */
    @Nullable
    PluginPermissions find(String pluginId) {
        return plugins.get(pluginId);
    }

    /** What a plugin has registered that runs here, or {@code null}. */
    @Nullable
    PluginPermissions open(String pluginId) {
        return open.contains(pluginId) ? plugins.get(pluginId) : null;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        // Known before it is looked up, so that one that is made meanwhile starts one way or the other.
        open.add(pluginId);
        PluginPermissions registered = plugins.get(pluginId);
        if (registered != null) {
            registered.start();
        }
    }

    @Override
    public void closing(String pluginId) {
        open.remove(pluginId);
        plugins.remove(pluginId);
        meters.remove(pluginId);
    }

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public @Nullable Object of(String pluginId) {
        PluginPermissions registered = plugins.get(pluginId);
        return registered == null ? null : Detail.of(registered);
    }

    /**
     * What a plugin has registered, as operators see it.
     *
     * @param permissions the names of its permissions
     * @param rules its rules, each with its type of resource
     */
    record Detail(List<String> permissions, List<String> rules) {

        static Detail of(PluginPermissions registered) {
            return new Detail(
                    registered.permissions().stream().map(Permission::name).toList(),
                    registered.rules().stream().map(Detail::nameOf).toList());
        }

        private static String nameOf(PermissionRule<?, ?, ?> rule) {
            return rule.resourceRef().resourceType() + ":" + rule.name();
        }
    }
}

package dev.stagedoor.actuator.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import dev.stagedoor.wiring.PluginListener;

/** Binds the meters of a plugin, tagged with the plugin, while it runs, and removes them when it stops. */
class PluginMeters implements PluginListener {

    /** The tag that names the plugin. */
    static final String TAG = "backstage.plugin.id";

    private final Supplier<List<MeterRegistry>> registries;

    private final Map<String, CompositeMeterRegistry> plugins = new ConcurrentHashMap<>();

    PluginMeters(Supplier<List<MeterRegistry>> registries) {
        this.registries = registries;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        List<MeterBinder> binders = beans.instances(MeterBinder.class);
        if (binders.isEmpty()) {
            return;
        }
        CompositeMeterRegistry meters = new CompositeMeterRegistry(Clock.SYSTEM, targets());
        meters.config().commonTags(TAG, pluginId);
        plugins.put(pluginId, meters);
        binders.forEach(binder -> binder.bindTo(meters));
    }

    @Override
    public void closing(String pluginId) {
        CompositeMeterRegistry meters = plugins.remove(pluginId);
        if (meters != null) {
            // Not closed: that would close the registries of the application.
            meters.clear();
            List.copyOf(meters.getRegistries()).forEach(meters::remove);
        }
    }

    /** The registries that keep meters themselves; a composite would hand over to the same ones. */
    private List<MeterRegistry> targets() {
        List<MeterRegistry> all = registries.get();
        List<MeterRegistry> leaves = all.stream()
                .filter(registry -> !(registry instanceof CompositeMeterRegistry))
                .toList();
        return leaves.isEmpty() ? all : leaves;
    }
}

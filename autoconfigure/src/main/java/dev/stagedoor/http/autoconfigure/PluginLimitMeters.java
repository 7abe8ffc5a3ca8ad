package dev.stagedoor.http.autoconfigure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows how full each plugin is. */
final class PluginLimitMeters implements MeterBinder {

    private final PluginLimits limits;

    PluginLimitMeters(PluginLimits limits) {
        this.limits = limits;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        limits.all().forEach(plugin -> bind(plugin, registry));
    }

    private static void bind(Bulkhead plugin, MeterRegistry registry) {
        Gauge.builder("stagedoor.http.requests.active", plugin, Bulkhead::inside)
                .description("The requests in a plugin")
                .tag(PluginTag.KEY, plugin.pluginId())
                .register(registry);
        Gauge.builder("stagedoor.http.requests.max", plugin, Bulkhead::maximum)
                .description("The requests that may be in a plugin at the same time")
                .tag(PluginTag.KEY, plugin.pluginId())
                .register(registry);
        FunctionCounter.builder("stagedoor.http.requests.refused", plugin, Bulkhead::refused)
                .description("The requests that were refused because a plugin had too many")
                .tag(PluginTag.KEY, plugin.pluginId())
                .register(registry);
    }
}

package dev.stagedoor.database.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows what each plugin has of connections while it runs, and all of them together. */
final class DatabaseMeters implements MeterBinder, PoolListener {

    private static final String PLUGIN = "backstage.plugin.id";

    private static final String PREFIX = "stagedoor.database.connections.";

    private final ConnectionPool pool;

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    private final Map<Share, List<RegisteredMeter>> plugins = new ConcurrentHashMap<>();

    DatabaseMeters(ConnectionPool pool) {
        this.pool = pool;
        pool.setListener(this);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(PREFIX + "open", pool, each -> each.state().open())
                .description("The connections to databases that are open")
                .register(registry);
        Gauge.builder(PREFIX + "idle", pool, each -> each.state().idle())
                .description("The open connections to databases that no plugin holds")
                .register(registry);
        Gauge.builder(PREFIX + "max", pool, each -> each.state().max())
                .description("The connections to databases that may be open at the same time")
                .register(registry);
        registries.add(registry);
        plugins.forEach((plugin, meters) -> bind(plugin, registry, meters));
    }

    @Override
    public void opened(Share plugin) {
        List<RegisteredMeter> meters = new CopyOnWriteArrayList<>();
        plugins.put(plugin, meters);
        registries.forEach(registry -> bind(plugin, registry, meters));
    }

    private static void bind(Share plugin, MeterRegistry registry, List<RegisteredMeter> meters) {
        meters.add(new RegisteredMeter(
                registry,
                Gauge.builder(PREFIX + "active", plugin, Share::held)
                        .description("The connections that a plugin holds")
                        .tag(PLUGIN, plugin.pluginId())
                        .register(registry)));
        meters.add(new RegisteredMeter(
                registry,
                Gauge.builder(PREFIX + "pending", plugin, Share::waiting)
                        .description("The threads of a plugin that wait for a connection")
                        .tag(PLUGIN, plugin.pluginId())
                        .register(registry)));
        meters.add(new RegisteredMeter(
                registry,
                Timer.builder(PREFIX + "acquire")
                        .description("How long a plugin waited for a connection that it got")
                        .tag(PLUGIN, plugin.pluginId())
                        .register(registry)));
    }

    @Override
    public void closed(Share plugin) {
        List<RegisteredMeter> meters = plugins.remove(plugin);
        if (meters != null) {
            meters.forEach(each -> each.registry().remove(each.meter()));
        }
    }

    @Override
    public void acquired(Share plugin, long nanos) {
        for (RegisteredMeter each : plugins.getOrDefault(plugin, List.of())) {
            if (each.meter() instanceof Timer timer) {
                timer.record(nanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    /**
     * A meter of a plugin.
     *
     * @param registry where it is
     * @param meter what it is
     */
    private record RegisteredMeter(MeterRegistry registry, Meter meter) {}
}

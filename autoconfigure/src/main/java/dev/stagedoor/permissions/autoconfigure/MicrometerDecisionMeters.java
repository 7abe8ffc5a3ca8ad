package dev.stagedoor.permissions.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PolicyDecision;

/** Counts decisions by plugin and result; a plugin takes its counters along when it ends. */
final class MicrometerDecisionMeters implements DecisionMeters {

    private final Supplier<@Nullable MeterRegistry> registry;

    private final Map<String, Set<Meter>> meters = new ConcurrentHashMap<>();

    MicrometerDecisionMeters(Supplier<@Nullable MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void decided(String pluginId, PolicyDecision decision) {
        MeterRegistry target = registry.get();
        if (target != null) {
            Counter counter = Counter.builder("stagedoor.permissions.decisions")
                    .description("Decisions about permissions")
                    .tag("plugin", pluginId)
                    .tag("result", nameOf(decision))
                    .register(target);
            counter.increment();
            meters.computeIfAbsent(pluginId, plugin -> ConcurrentHashMap.newKeySet())
                    .add(counter);
        }
    }

    private static String nameOf(PolicyDecision decision) {
        if (decision instanceof AuthorizeResult result) {
            return result == AuthorizeResult.ALLOW ? "allow" : "deny";
        }
        return "conditional";
    }

    @Override
    public void remove(String pluginId) {
        Set<Meter> removed = meters.remove(pluginId);
        MeterRegistry target = registry.get();
        if (removed != null && target != null) {
            removed.forEach(target::remove);
        }
    }
}

package dev.stagedoor.actuator.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.ModuleStatus;
import dev.stagedoor.Backend.PluginStatus;

/** The health of one plugin: the state in which it is, and what its own contributors say while it runs. */
final class PluginHealthContributor implements CompositeHealthContributor {

    private static final String STATE = "state";

    private final String pluginId;

    private final Backend backend;

    private volatile Map<String, HealthContributor> contributors;

    PluginHealthContributor(String pluginId, Backend backend) {
        this.pluginId = pluginId;
        this.backend = backend;
        this.contributors = withState(Map.of());
    }

    /** Shows these contributors of the plugin from now on, and no others. */
    void show(Map<String, HealthContributor> own) {
        contributors = withState(own);
    }

    private Map<String, HealthContributor> withState(Map<String, HealthContributor> own) {
        Map<String, HealthContributor> all = new LinkedHashMap<>();
        all.put(STATE, (HealthIndicator) this::state);
        own.forEach((beanName, contributor) -> {
            String name = ContributorNames.of(beanName);
            all.put(all.containsKey(name) ? beanName : name, contributor);
        });
        return all;
    }

    private Health state() {
        for (PluginStatus plugin : backend.plugins()) {
            if (plugin.pluginId().equals(pluginId)) {
                return state(plugin);
            }
        }
        return Health.unknown().build();
    }

    private static Health state(PluginStatus plugin) {
        Throwable failure = plugin.failure();
        Health.Builder health = switch (plugin.state()) {
            case RUNNING -> Health.up();
            case FAILED -> failure == null ? Health.down() : Health.down(failure);
            default -> Health.outOfService();
        };
        health.withDetail(STATE, plugin.state().name()).withDetail("starts", plugin.starts());
        if (plugin.nextRetryAt() != null) {
            health.withDetail("nextRetryAt", plugin.nextRetryAt());
        }
        Map<String, String> failed = failedModules(plugin);
        if (!failed.isEmpty()) {
            health.withDetail("failedModules", failed);
        }
        return health.build();
    }

    private static Map<String, String> failedModules(PluginStatus plugin) {
        Map<String, String> failed = new LinkedHashMap<>();
        for (ModuleStatus module : plugin.modules()) {
            Throwable failure = module.failure();
            if (failure != null) {
                failed.put(module.moduleId(), failure.getClass().getName() + ": " + failure.getMessage());
            }
        }
        return failed;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return contributors.get(name);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return contributors.entrySet().stream()
                .map(entry -> new HealthContributors.Entry(entry.getKey(), entry.getValue()));
    }
}

package dev.stagedoor.page.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;

import dev.stagedoor.wiring.PluginDetails;

/** The health of plugins: what each of their contributors says, without the details that it tells of it. */
record HealthDetails(ObjectProvider<HealthContributorRegistry> registries) implements PluginDetails {

    static final String NAME = "health";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable Object of(String pluginId) {
        HealthContributorRegistry registry = registries.getIfAvailable();
        if (registry == null) {
            return null;
        }
        HealthContributor plugin = registry.getContributor("plugin-" + pluginId);
        if (plugin == null) {
            plugin = registry.getContributor(pluginId);
        }
        if (!(plugin instanceof CompositeHealthContributor composite)) {
            return null;
        }
        List<PartView> parts = new ArrayList<>();
        addParts("", composite, parts);
        Set<Status> statuses = new LinkedHashSet<>();
        parts.forEach(part -> statuses.add(new Status(part.status())));
        return new HealthView(
                StatusAggregator.getDefault().getAggregateStatus(statuses).getCode(), parts);
    }

    private static void addParts(String prefix, CompositeHealthContributor composite, List<PartView> parts) {
        for (HealthContributors.Entry entry : composite) {
            String name = prefix + entry.name();
            if (entry.contributor() instanceof HealthIndicator indicator) {
                parts.add(new PartView(name, status(indicator).getCode()));
            } else if (entry.contributor() instanceof CompositeHealthContributor inner) {
                addParts(name + "/", inner, parts);
            }
        }
    }

    private static Status status(HealthIndicator indicator) {
        try {
            var health = indicator.health(false);
            return health == null ? Status.UNKNOWN : health.getStatus();
        } catch (RuntimeException ex) {
            return Status.DOWN;
        }
    }

    /**
     * How a plugin feels.
     *
     * @param status the worst of its parts
     * @param details its parts
     */
    record HealthView(String status, List<PartView> details) {}

    /**
     * How a part feels.
     *
     * @param name the contributor
     * @param status what it says
     */
    record PartView(String name, String status) {}
}

package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.State;

/** The directory of the plugins that are registered with one application context. */
record RegisteredDirectory(Wiring wiring) implements PluginDirectory {

    @Override
    public Set<String> pluginIds() {
        return wiring.registrations().plugins().stream()
                .map(plan -> plan.feature().owner().pluginId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public List<PluginBean> beans(Class<?> type) {
        return wiring.registrations().plugins().stream()
                .map(plan -> plan.feature().owner().pluginId())
                .flatMap(id -> wiring.index().owned().ofPlugin(id).stream())
                .filter(bean -> type.isAssignableFrom(bean.type()))
                .map(bean -> new PluginBean(bean.owner().pluginId(), bean.beanName(), bean.type()))
                .toList();
    }

    @Override
    public @Nullable State state(String pluginId) {
        return wiring.registrations().plugin(pluginId) == null
                ? null
                : wiring.states().state(pluginId);
    }

    @Override
    public @Nullable String current() {
        return wiring.binding().pluginId();
    }

    @Override
    public State awaitStart(String pluginId, Duration limit) throws InterruptedException {
        return wiring.states().awaitStart(pluginId, limit);
    }
}

package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import dev.stagedoor.Initialization;
import dev.stagedoor.ServiceScope;

/** A service by its id, and the beans that offer it. Changed only while definitions are collected. */
class Service {

    private final String id;

    private final ServiceScope scope;

    private final ResolvableType contract;

    private final boolean multiton;

    private final List<Provider> candidates = new ArrayList<>();

    private final List<Provider> overridden = new ArrayList<>();

    private final List<String> rejected = new ArrayList<>();

    private final Map<String, Provider> forPlugin = new LinkedHashMap<>();

    private List<Provider> inForce = List.of();

    Service(String id, ServiceScope scope, ResolvableType contract, boolean multiton) {
        this.id = id;
        this.scope = scope;
        this.contract = contract;
        this.multiton = multiton;
    }

    String id() {
        return id;
    }

    ServiceScope scope() {
        return scope;
    }

    boolean isPluginScoped() {
        return scope == ServiceScope.PLUGIN;
    }

    ResolvableType contract() {
        return contract;
    }

    boolean isMultiton() {
        return multiton;
    }

    void add(Provider provider) {
        candidates.add(provider);
        settle();
    }

    /** Takes a candidate out, because another one overrides it. */
    void override(Provider provider) {
        if (candidates.remove(provider)) {
            overridden.add(provider);
            settle();
        }
    }

    /** What was declared and is not used. */
    List<Provider> overridden() {
        return Collections.unmodifiableList(overridden);
    }

    /** Adds an override for one plugin; returns the one that was there before, which is a conflict. */
    @Nullable
    Provider addForPlugin(String pluginId, Provider provider) {
        return forPlugin.putIfAbsent(pluginId, provider);
    }

    Map<String, Provider> forPlugin() {
        return Collections.unmodifiableMap(forPlugin);
    }

    @Nullable
    Provider forPlugin(@Nullable String pluginId) {
        return pluginId == null ? null : forPlugin.get(pluginId);
    }

    /** Everything that was declared, overridden or not. */
    List<Provider> candidates() {
        return Collections.unmodifiableList(candidates);
    }

    /** Whether a bean is used. */
    boolean isInForce(String beanName) {
        for (Provider each : inForce) {
            if (each.beanName().equals(beanName)) {
                return true;
            }
        }
        return false;
    }

    /** What is used: one for a single service, any number for a multiton. */
    List<Provider> inForce() {
        return inForce;
    }

    @Nullable
    Provider single() {
        return inForce.isEmpty() ? null : inForce.get(0);
    }

    /** Whether a bean that offers it is created only when somebody asks. */
    boolean isLazy(String beanName) {
        return candidates.stream()
                .anyMatch(each -> each.beanName().equals(beanName)
                        && (each.initialization() == Initialization.LAZY || each.layer() == Layer.REFERENCE));
    }

    /** Notes a bean that was meant to offer it and can not, with the reason. */
    void reject(String candidate) {
        rejected.add(candidate);
    }

    List<String> rejected() {
        return Collections.unmodifiableList(rejected);
    }

    /** Where a bean that offers it is declared, for messages. */
    String originOf(String beanName) {
        return Stream.concat(candidates.stream(), forPlugin.values().stream())
                .filter(each -> each.beanName().equals(beanName))
                .map(Provider::origin)
                .findFirst()
                .orElse("bean '" + beanName + "'");
    }

    boolean isOfferedTo(String pluginId) {
        return multiton || !inForce.isEmpty() || forPlugin.containsKey(pluginId);
    }

    boolean isOffered() {
        return multiton || !inForce.isEmpty() || !forPlugin.isEmpty();
    }

    /** The candidates of the winning layer that nothing tells apart. */
    List<Provider> conflicting() {
        if (multiton || candidates.isEmpty()) {
            return List.of();
        }
        List<Provider> winners = winners();
        long primaries = winners.stream().filter(Provider::primary).count();
        return winners.size() > 1 && primaries != 1 ? winners : List.of();
    }

    private void settle() {
        if (multiton) {
            inForce = members();
        } else if (!candidates.isEmpty()) {
            List<Provider> winners = winners();
            inForce = List.of(
                    winners.stream().filter(Provider::primary).findFirst().orElse(winners.get(0)));
        } else {
            inForce = List.of();
        }
    }

    private List<Provider> winners() {
        Layer highest = candidates.stream()
                .map(Provider::layer)
                .max(Comparator.naturalOrder())
                .orElse(Layer.REFERENCE);
        return candidates.stream().filter(each -> each.layer() == highest).toList();
    }

    private List<Provider> members() {
        boolean installed = candidates.stream().anyMatch(each -> each.layer() != Layer.REFERENCE);
        return candidates.stream()
                .filter(each -> !installed || each.layer() != Layer.REFERENCE)
                .sorted(Comparator.comparingInt((Provider each) -> memberRank(each.layer()))
                        .thenComparingInt(Provider::order))
                .toList();
    }

    /** Members come in the order defaults, application, loaders. */
    private static int memberRank(Layer layer) {
        return switch (layer) {
            case REFERENCE, DEFAULT -> 0;
            case APPLICATION -> 1;
            case LOADER -> 2;
        };
    }

    @Override
    public String toString() {
        return "service '" + id + "' (scope " + scope + ", " + contract + ")";
    }
}

package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.ExtensionPointRef;

/**
 * Checks the whole graph, from definitions alone, before any bean exists. What is the backend's mistake is kept
 * apart from what is one plugin's.
 */
class GraphValidator {

    private static final Logger logger = LoggerFactory.getLogger(GraphValidator.class);

    private final Wiring wiring;

    private final Needs needs;

    private final Predicate<Service> supplied;

    private final Predicate<String> existing;

    private final ServiceGraph graph;

    /**
     * Prepares the check.
     *
     * @param supplied whether the container has a bean for a service that the index does not know, such as a mock
     * @param existing whether a bean exists already, as the mock of a plugin's bean does, and asks for nothing more
     */
    GraphValidator(Wiring wiring, Needs needs, Predicate<Service> supplied, Predicate<String> existing) {
        this.wiring = wiring;
        this.needs = needs;
        this.supplied = supplied;
        this.existing = existing;
        this.graph = ServiceGraph.of(wiring.index().services().all(), needs);
    }

    void validate() {
        checkServices();
        List<List<Service>> cycles = graph.cycles();
        if (!cycles.isEmpty()) {
            wiring.problems().add(ServiceProblems.cycles(cycles));
        }
        for (PluginPlan plan : wiring.registrations().plugins()) {
            check(plan.feature());
            plan.modules().forEach(this::check);
            checkOrder(plan);
        }
    }

    /** Checks a bean of the root that is no service. */
    void checkRootBean(String beanName) {
        for (Need need : needs.ofBean(beanName)) {
            Service service = need.service();
            if (service != null && service.isPluginScoped() && need.required()) {
                wiring.problems().add(GraphProblems.rootNeedsPlugin("bean '" + beanName + "' (scope root)", need));
            }
        }
    }

    private void checkServices() {
        for (Service service : wiring.index().services().all()) {
            if (!wiring.isAwaitingLoaders()) {
                service.forPlugin().forEach((pluginId, provider) -> warnOfUnknown(pluginId, service, provider));
            }
            List<Provider> conflicting = service.conflicting();
            if (!conflicting.isEmpty()) {
                wiring.problems().add(ServiceProblems.twoOverrides(service, conflicting));
            }
        }
        for (ServiceGraph.Node node : graph.nodes()) {
            if (node.service().isPluginScoped()) {
                checkProviders(node);
            } else {
                checkRootService(node);
            }
        }
    }

    private void warnOfUnknown(String pluginId, Service service, Provider provider) {
        if (wiring.registrations().plugin(pluginId) == null) {
            List<String> known = wiring.registrations().plugins().stream()
                    .map(PluginPlan::pluginId)
                    .toList();
            wiring.problems()
                    .warn(
                            logger,
                            "Service '" + service.id() + "' is offered to plugin '" + pluginId + "' alone by "
                                    + provider + ", and that plugin is not installed."
                                    + Suggestions.didYouMean(pluginId, known) + " Installed are: "
                                    + Suggestions.quoted(known) + ".");
        }
    }

    private void checkProviders(ServiceGraph.Node node) {
        for (Need need : node.needs()) {
            Service target = need.service();
            if (need.provider() && target != null && target.isPluginScoped()) {
                wiring.problems().add(GraphProblems.lateProvider(node, need));
            }
        }
    }

    private void checkRootService(ServiceGraph.Node node) {
        for (Need need : node.needs()) {
            Service target = need.service();
            if (target != null && target.isPluginScoped()) {
                wiring.problems()
                        .add(GraphProblems.rootNeedsPlugin(node.service().toString(), need));
            }
        }
        ServiceGraph.Break reason = graph.breakOf(node.provider().beanName());
        boolean eager = !node.service().isLazy(node.provider().beanName());
        if (eager && reason != null && isReallyMissing(node.provider().beanName())) {
            wiring.problems()
                    .add(GraphProblems.missing(
                            null, graph.chain(node.provider().beanName()), missing(node), List.of()));
        }
    }

    private List<Need> missing(ServiceGraph.Node node) {
        List<ServiceGraph.Node> chain = graph.chain(node.provider().beanName());
        ServiceGraph.Break last =
                graph.breakOf(chain.get(chain.size() - 1).provider().beanName());
        return last == null ? List.of() : last.missing();
    }

    private boolean isReallyMissing(String beanName) {
        List<ServiceGraph.Node> chain = graph.chain(beanName);
        return !chain.isEmpty()
                && missing(chain.get(0)).stream()
                        .map(Need::service)
                        .anyMatch(service -> service != null && !supplied.test(service));
    }

    private void check(Feature feature) {
        List<Need> asked = new ArrayList<>(needs.ofInit(feature.init()));
        for (OwnedBeans.OwnedBean bean : wiring.index().owned().of(feature.owner())) {
            if (!bean.lazy() && !existing.test(bean.beanName())) {
                asked.addAll(needs.ofBean(bean.beanName()));
            }
        }
        for (Need need : asked) {
            Problem foreign = foreign(feature, need);
            if (foreign != null) {
                wiring.problems().add(foreign);
                return;
            }
        }
        List<Need> missing = new ArrayList<>();
        for (Need need : asked) {
            if (isMissing(feature.owner(), need) && need.required()) {
                missing.add(need);
            }
        }
        if (!missing.isEmpty()) {
            wiring.problems()
                    .add(GraphProblems.missing(
                            feature, List.of(), missing, wiring.registrations().extensionPoints()));
        }
        checkChains(feature, asked);
    }

    /** Modules wait for those that use what they offer, so these must not wait in turn. */
    private void checkOrder(PluginPlan plan) {
        List<List<Feature>> cycles = DependencyGraph.of(plan.modules().stream()
                        .filter(module -> !hasFailed(module.owner()))
                        .map(this::node)
                        .toList())
                .detectCycles();
        if (!cycles.isEmpty()) {
            wiring.problems().add(FeatureProblems.moduleCycles(plan, cycles));
        }
    }

    private boolean hasFailed(Owner module) {
        return !wiring.registrations().isDuplicated(module)
                && !wiring.problems().of(module).isEmpty();
    }

    private DependencyGraph.Node<Feature> node(Feature module) {
        Set<String> provided = wiring.registrations().offersOf(module.owner()).stream()
                .map(offer -> offer.ref().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> consumed = new LinkedHashSet<>();
        List<Need> asked = new ArrayList<>(needs.ofInit(module.init()));
        wiring.index().owned().of(module.owner()).forEach(bean -> asked.addAll(needs.ofBean(bean.beanName())));
        for (Need need : asked) {
            if (need.extensionPoint() != null) {
                consumed.add(need.extensionPoint().id());
            }
        }
        return DependencyGraph.node(module, consumed, provided);
    }

    private void checkChains(Feature feature, List<Need> asked) {
        for (Need need : asked) {
            Service service = need.service();
            if (service == null || !graph.isBroken() || !need.required()) {
                continue;
            }
            Provider override = service.forPlugin(feature.owner().pluginId());
            for (Provider provider : override != null ? List.of(override) : service.inForce()) {
                if (graph.breakOf(provider.beanName()) != null && isReallyMissing(provider.beanName())) {
                    List<ServiceGraph.Node> chain = graph.chain(provider.beanName());
                    wiring.problems().add(GraphProblems.missing(feature, chain, missing(chain.get(0)), List.of()));
                    return;
                }
            }
        }
    }

    private boolean isMissing(Owner owner, Need need) {
        Service service = need.service();
        if (service != null) {
            return !service.isOfferedTo(owner.pluginId()) && !supplied.test(service);
        }
        ExtensionPointRef<?> ref = need.extensionPoint();
        ExtensionPointOffer offer = ref == null ? null : wiring.registrations().extensionPoint(ref);
        return offer == null;
    }

    private @Nullable Problem foreign(Feature feature, Need need) {
        ExtensionPointRef<?> ref = need.extensionPoint();
        ExtensionPointOffer offer = ref == null ? null : wiring.registrations().extensionPoint(ref);
        if (offer == null) {
            return null;
        }
        boolean callback = feature.init() instanceof FeatureInit.OfCallback;
        if (!offer.owner().pluginId().equals(feature.owner().pluginId())
                || !feature.owner().isModule() && (callback || offer.owner().isModule())) {
            return GraphProblems.foreignExtensionPoint(feature, offer);
        }
        return null;
    }
}

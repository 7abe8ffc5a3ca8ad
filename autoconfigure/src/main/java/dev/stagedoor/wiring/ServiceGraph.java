package dev.stagedoor.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Which service needs which, over everything that offers one: cycles, and what can not be made for want of another. */
class ServiceGraph {

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private final Map<String, Break> broken = new HashMap<>();

    private ServiceGraph() {}

    static ServiceGraph of(Collection<Service> services, Needs needs) {
        ServiceGraph graph = new ServiceGraph();
        // What a provider needs may be a service of which nobody has heard, which is added while we look.
        for (Service service : List.copyOf(services)) {
            List<Provider> providers = new ArrayList<>(service.inForce());
            providers.addAll(service.forPlugin().values());
            for (Provider provider : providers) {
                graph.nodes.put(provider.beanName(), new Node(service, provider, needs.of(provider)));
            }
        }
        graph.findBroken();
        return graph;
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    /** The cycles, each as a path of services that ends where it begins. */
    List<List<Service>> cycles() {
        List<DependencyGraph.Node<Node>> all = new ArrayList<>();
        for (Node node : nodes.values()) {
            Set<String> consumed = new LinkedHashSet<>();
            for (Need need : node.needs()) {
                if (need.service() != null && !need.deferred()) {
                    consumed.add(need.service().id());
                }
            }
            all.add(DependencyGraph.node(node, Set.of(node.service().id()), consumed));
        }
        return DependencyGraph.of(all).detectCycles().stream()
                .map(cycle -> cycle.stream().map(Node::service).toList())
                .distinct()
                .toList();
    }

    /** Whether anything can not be made. */
    boolean isBroken() {
        return !broken.isEmpty();
    }

    /** Why a provider can not make its service, or {@code null}. */
    @Nullable
    Break breakOf(String beanName) {
        return broken.get(beanName);
    }

    /** The chain from a provider to the one whose dependency is missing. */
    List<Node> chain(String beanName) {
        List<Node> chain = new ArrayList<>();
        String next = beanName;
        while (next != null && chain.size() <= nodes.size()) {
            Node node = nodes.get(next);
            Break reason = broken.get(next);
            if (node == null || reason == null) {
                break;
            }
            chain.add(node);
            next = reason.through();
        }
        return chain;
    }

    private void findBroken() {
        Deque<String> queue = new ArrayDeque<>();
        for (Node node : nodes.values()) {
            List<Need> missing = new ArrayList<>();
            for (Need need : node.needs()) {
                Service target = need.service();
                if (target != null && !target.isOffered() && need.required()) {
                    missing.add(need);
                }
            }
            if (!missing.isEmpty()) {
                broken.put(node.provider().beanName(), new Break(missing, null));
                queue.add(node.provider().beanName());
            }
        }
        if (!queue.isEmpty()) {
            spread(queue, dependants());
        }
    }

    private void spread(Deque<String> queue, Map<String, List<String>> dependants) {
        String name;
        while ((name = queue.poll()) != null) {
            for (String dependant : dependants.getOrDefault(name, List.of())) {
                if (broken.putIfAbsent(dependant, new Break(List.of(), name)) == null) {
                    queue.add(dependant);
                }
            }
        }
    }

    /** By bean, those that can not be made without it. */
    private Map<String, List<String>> dependants() {
        Map<String, List<String>> dependants = new HashMap<>();
        for (Node node : nodes.values()) {
            for (Need need : node.needs()) {
                if (need.service() != null && need.required()) {
                    for (Provider provider : need.service().inForce()) {
                        dependants
                                .computeIfAbsent(provider.beanName(), name -> new ArrayList<>())
                                .add(node.provider().beanName());
                    }
                }
            }
        }
        return dependants;
    }

    /**
     * Something that offers a service.
     *
     * @param service the service
     * @param provider the bean
     * @param needs what it asks for
     */
    record Node(Service service, Provider provider, List<Need> needs) {}

    /**
     * Why a service can not be made.
     *
     * @param missing what it asks for and nothing offers
     * @param through the bean of the service that it asks for and that can not be made either, or {@code null}
     */
    record Break(List<Need> missing, @Nullable String through) {}
}

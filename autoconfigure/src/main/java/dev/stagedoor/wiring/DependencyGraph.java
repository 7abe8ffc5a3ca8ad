package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Values that provide and consume keys: which keys are missing, which values form cycles, what may run when. */
final class DependencyGraph<T> {

    private final List<Node<T>> nodes;

    private final DependencyLinks links;

    private DependencyGraph(List<Node<T>> nodes) {
        this.nodes = List.copyOf(nodes);
        this.links = DependencyLinks.of(this.nodes);
    }

    static <T> DependencyGraph<T> of(List<Node<T>> nodes) {
        return new DependencyGraph<>(nodes);
    }

    static <T> Node<T> node(T value, Set<String> provides, Set<String> consumes) {
        return new Node<>(value, provides, consumes);
    }

    /** Tells which nodes consume keys that nobody provides, in the order of insertion. */
    List<Unsatisfied<T>> unsatisfied() {
        Set<String> provided = new LinkedHashSet<>();
        nodes.forEach(node -> provided.addAll(node.provides()));
        return nodes.stream()
                .map(node -> new Unsatisfied<>(node.value(), without(node.consumes(), provided)))
                .filter(unsatisfied -> !unsatisfied.keys().isEmpty())
                .toList();
    }

    /**
     * Finds cycles such that each node that is part of any is part of one that is reported. A cycle starts and ends
     * with the same value, goes from each value to a provider of what it consumes, and is reported once.
     */
    List<List<T>> detectCycles() {
        return new CycleSearch(nodes.size(), links.towardsProviders())
                .cycles().stream()
                        .map(cycle -> cycle.stream()
                                .map(node -> nodes.get(node).value())
                                .toList())
                        .toList();
    }

    /**
     * Visits each value once all providers of what it consumes have been visited, as many at a time as that allows.
     * Ends with the results in the order of completion, or with the first failure, after which no visit begins.
     *
     * @param visit must not block
     */
    <R> CompletableFuture<List<R>> traverse(Function<T, ? extends CompletionStage<R>> visit) {
        return new Traversal<>(this, links, visit).begin();
    }

    List<Node<T>> nodes() {
        return nodes;
    }

    private static Set<String> without(Set<String> keys, Set<String> provided) {
        Set<String> missing = new LinkedHashSet<>(keys);
        missing.removeAll(provided);
        return missing;
    }

    /** A value and its keys. */
    record Node<T>(T value, Set<String> provides, Set<String> consumes) {}

    /** A value and the keys that it consumes and nobody provides. */
    record Unsatisfied<T>(T value, Set<String> keys) {}
}

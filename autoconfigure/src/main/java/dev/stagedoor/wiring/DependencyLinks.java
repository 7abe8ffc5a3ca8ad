package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The links of a dependency graph by number. Keys are numbered too, so that the links of a key with many providers and
 * many consumers stay few.
 */
record DependencyLinks(int[][] provides, int[][] consumes, int[][] providers, int[][] consumers) {

    static DependencyLinks of(List<? extends DependencyGraph.Node<?>> nodes) {
        Map<String, Integer> keys = new HashMap<>();
        nodes.forEach(node -> {
            number(node.provides(), keys);
            number(node.consumes(), keys);
        });
        int[][] provides =
                nodes.stream().map(node -> numbers(node.provides(), keys)).toArray(int[][]::new);
        int[][] consumes =
                nodes.stream().map(node -> numbers(node.consumes(), keys)).toArray(int[][]::new);
        return new DependencyLinks(provides, consumes, reverse(provides, keys.size()), reverse(consumes, keys.size()));
    }

    /** One graph of nodes, which come first, and keys: from a node to what it consumes, from a key to its providers. */
    int[][] towardsProviders() {
        int nodes = consumes.length;
        int[][] next = new int[nodes + providers.length][];
        for (int node = 0; node < nodes; node++) {
            next[node] = IntStream.of(consumes[node]).map(key -> nodes + key).toArray();
        }
        System.arraycopy(providers, 0, next, nodes, providers.length);
        return next;
    }

    private static void number(Set<String> names, Map<String, Integer> keys) {
        names.forEach(name -> keys.putIfAbsent(name, keys.size()));
    }

    private static int[] numbers(Set<String> names, Map<String, Integer> keys) {
        return names.stream().map(keys::get).mapToInt(Integer::intValue).toArray();
    }

    private static int[][] reverse(int[][] links, int size) {
        List<Collection<Integer>> reversed = new ArrayList<>();
        IntStream.range(0, size).forEach(target -> reversed.add(new ArrayList<>()));
        for (int source = 0; source < links.length; source++) {
            for (int target : links[source]) {
                reversed.get(target).add(source);
            }
        }
        return reversed.stream()
                .map(sources -> sources.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}

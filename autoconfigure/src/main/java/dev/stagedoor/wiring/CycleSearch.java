package dev.stagedoor.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Finds a shortest cycle through each node that lies on one, leaving out nodes that a former cycle has shown. */
final class CycleSearch {

    private final int nodes;

    private final int[][] next;

    private final int[] component;

    private final int[] seenFrom;

    private final int[] parent;

    /**
     * Prepares the search.
     *
     * @param nodes how many vertices, the first ones, are nodes; the others are left out of the cycles
     * @param next where each vertex leads to
     */
    CycleSearch(int nodes, int[][] next) {
        this.nodes = nodes;
        this.next = next;
        this.component = StrongComponents.of(next);
        this.seenFrom = new int[next.length];
        this.parent = new int[next.length];
    }

    List<List<Integer>> cycles() {
        int[] members = new int[next.length];
        for (int of : component) {
            members[of]++;
        }
        BitSet shown = new BitSet();
        List<List<Integer>> cycles = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            if (!shown.get(node) && members[component[node]] > 1) {
                List<Integer> cycle = through(node);
                cycle.forEach(shown::set);
                cycles.add(closed(cycle));
            }
        }
        return cycles;
    }

    private List<Integer> through(int start) {
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int vertex = queue.removeFirst();
            for (int target : next[vertex]) {
                if (target == start) {
                    return path(start, vertex);
                }
                if (component[target] == component[start] && seenFrom[target] != start + 1) {
                    seenFrom[target] = start + 1;
                    parent[target] = vertex;
                    queue.addLast(target);
                }
            }
        }
        throw new IllegalStateException("No way back to " + start);
    }

    private List<Integer> path(int start, int end) {
        List<Integer> path = new ArrayList<>();
        for (int vertex = end; vertex != start; vertex = parent[vertex]) {
            if (vertex < nodes) {
                path.add(vertex);
            }
        }
        path.add(start);
        Collections.reverse(path);
        return path;
    }

    private static List<Integer> closed(List<Integer> cycle) {
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        cycle.add(cycle.get(0));
        return cycle;
    }
}

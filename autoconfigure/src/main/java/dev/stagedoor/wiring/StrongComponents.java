package dev.stagedoor.wiring;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Tarjan's algorithm without recursion: which vertices of a graph can reach each other. */
final class StrongComponents {

    private static final int UNSEEN = -1;

    private final int[][] next;

    private final int[] index;

    private final int[] low;

    private final int[] component;

    private final int[] followed;

    private final Deque<Integer> open = new ArrayDeque<>();

    private final Deque<Integer> path = new ArrayDeque<>();

    private int seen;

    private int components;

    private StrongComponents(int[][] next) {
        this.next = next;
        this.index = unseen(next.length);
        this.low = unseen(next.length);
        this.component = unseen(next.length);
        this.followed = new int[next.length];
    }

    /** Returns the number of the component of each vertex. */
    static int[] of(int[][] next) {
        StrongComponents search = new StrongComponents(next);
        for (int vertex = 0; vertex < next.length; vertex++) {
            if (search.index[vertex] == UNSEEN) {
                search.searchFrom(vertex);
            }
        }
        return search.component;
    }

    private void searchFrom(int start) {
        enter(start);
        while (!path.isEmpty()) {
            int vertex = path.getLast();
            if (followed[vertex] < next[vertex].length) {
                follow(vertex, next[vertex][followed[vertex]++]);
            } else {
                leave(vertex);
            }
        }
    }

    private void enter(int vertex) {
        index[vertex] = seen;
        low[vertex] = seen++;
        open.addLast(vertex);
        path.addLast(vertex);
    }

    private void follow(int vertex, int target) {
        if (index[target] == UNSEEN) {
            enter(target);
        } else if (component[target] == UNSEEN) {
            low[vertex] = Math.min(low[vertex], index[target]);
        }
    }

    private void leave(int vertex) {
        path.removeLast();
        if (!path.isEmpty()) {
            int parent = path.getLast();
            low[parent] = Math.min(low[parent], low[vertex]);
        }
        if (low[vertex] == index[vertex]) {
            int member;
            do {
                member = open.removeLast();
                component[member] = components;
            } while (member != vertex);
            components++;
        }
    }

    private static int[] unseen(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, UNSEEN);
        return numbers;
    }
}

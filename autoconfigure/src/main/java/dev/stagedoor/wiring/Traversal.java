package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One way through a dependency graph. Whatever thread ends a visit, one at a time decides what comes next. */
final class Traversal<T, R> {

    private final DependencyGraph<T> graph;

    private final DependencyLinks links;

    private final Function<T, ? extends CompletionStage<R>> visit;

    private final int[] openKeys;

    private final int[] openProviders;

    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();

    private final AtomicInteger pending = new AtomicInteger();

    private final List<R> results = new ArrayList<>();

    private final CompletableFuture<List<R>> end = new CompletableFuture<>();

    private int running;

    Traversal(DependencyGraph<T> graph, DependencyLinks links, Function<T, ? extends CompletionStage<R>> visit) {
        this.graph = graph;
        this.links = links;
        this.visit = visit;
        this.openKeys = new int[links.consumes().length];
        this.openProviders = new int[links.providers().length];
    }

    CompletableFuture<List<R>> begin() {
        signal(this::visitFirst);
        return end;
    }

    /** Events wait in a queue for the thread that is busy with one, so that long chains need no deep stack. */
    private void signal(Runnable event) {
        events.add(event);
        if (pending.getAndIncrement() == 0) {
            do {
                events.remove().run();
            } while (pending.decrementAndGet() != 0);
        }
    }

    private void visitFirst() {
        for (int key = 0; key < openProviders.length; key++) {
            openProviders[key] = links.providers()[key].length;
            if (openProviders[key] > 0) {
                for (int consumer : links.consumers()[key]) {
                    openKeys[consumer]++;
                }
            }
        }
        for (int node = 0; node < openKeys.length; node++) {
            if (openKeys[node] == 0) {
                visit(node);
            }
        }
        endIfIdle();
    }

    private void visit(int node) {
        running++;
        CompletionStage<R> stage;
        try {
            stage = visit.apply(graph.nodes().get(node).value());
        } catch (Throwable ex) {
            stage = CompletableFuture.failedFuture(ex);
        }
        stage.whenComplete((result, error) -> signal(() -> visited(node, result, error)));
    }

    private void visited(int node, R result, @Nullable Throwable error) {
        running--;
        if (error != null) {
            end.completeExceptionally(unwrap(error));
        }
        if (end.isDone()) {
            return;
        }
        results.add(result);
        for (int key : links.provides()[node]) {
            if (--openProviders[key] == 0) {
                provided(key);
            }
        }
        endIfIdle();
    }

    private void provided(int key) {
        for (int consumer : links.consumers()[key]) {
            if (--openKeys[consumer] == 0) {
                visit(consumer);
            }
        }
    }

    private void endIfIdle() {
        if (running > 0) {
            return;
        }
        if (results.size() == openKeys.length) {
            end.complete(List.copyOf(results));
        } else {
            end.completeExceptionally(new IllegalStateException("A graph with cycles cannot be gone through: "
                    + graph.detectCycles().stream().map(List::toString).collect(Collectors.joining(", "))));
        }
    }

    private static Throwable unwrap(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}

package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.DependencyGraph.Node;
import dev.stagedoor.wiring.DependencyGraph.Unsatisfied;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests of {@link DependencyGraph}. */
class DependencyGraphTests {

    @Test
    @Case("GRA-01")
    void anEmptyGraphHasNothingToTell() {
        DependencyGraph<String> graph = DependencyGraph.of(List.of());
        assertThat(graph.unsatisfied()).isEmpty();
        assertThat(graph.detectCycles()).isEmpty();
        assertThat(graph.traverse(CompletableFuture::completedFuture)).isCompletedWithValue(List.of());
    }

    @Test
    @Case("GRA-02")
    void listsConsumedKeysThatNobodyProvides() {
        DependencyGraph<String> graph = DependencyGraph.of(
                List.of(node("1", "a", "b x"), node("2", "b", "a"), node("3", "", "y z"), node("4", "", "a")));
        assertThat(graph.unsatisfied())
                .containsExactly(new Unsatisfied<>("1", Set.of("x")), new Unsatisfied<>("3", Set.of("y", "z")));
    }

    @Test
    @Case("GRA-03")
    void visitsANodeAfterAllProvidersOfEachKey() {
        Map<String, CompletableFuture<String>> visits = new ConcurrentHashMap<>();
        DependencyGraph<String> graph = DependencyGraph.of(
                List.of(node("consumer", "", "k l"), node("1", "k", ""), node("2", "k", ""), node("3", "l", "")));
        CompletableFuture<List<String>> end = graph.traverse(visiting(visits));
        assertThat(visits).containsOnlyKeys("1", "2", "3");
        complete(visits, "1", "3");
        assertThat(visits).doesNotContainKey("consumer");
        complete(visits, "2");
        assertThat(visits).containsKey("consumer");
        complete(visits, "consumer");
        assertThat(end).isCompletedWithValue(List.of("1", "3", "2", "consumer"));
    }

    @Test
    @Case({"GRA-04", "ORD-11"})
    void goesOnBehindWhatHasEndedWhileAnotherBranchIsSlow() {
        Map<String, CompletableFuture<String>> visits = new ConcurrentHashMap<>();
        DependencyGraph<String> graph = DependencyGraph.of(List.of(
                node("1", "a", ""), node("2", "b", "a"), node("3", "c", "a"), node("4", "", "b"), node("5", "", "c")));
        CompletableFuture<List<String>> end = graph.traverse(visiting(visits));
        complete(visits, "1", "3", "5", "2", "4");
        assertThat(end).isCompletedWithValue(List.of("1", "3", "5", "2", "4"));
    }

    @Test
    @Case("GRA-05")
    void keysThatNobodyProvidesDoNotBlock() {
        DependencyGraph<String> graph = DependencyGraph.of(List.of(node("1", "", "nothing")));
        assertThat(graph.traverse(CompletableFuture::completedFuture)).isCompletedWithValue(List.of("1"));
    }

    @Test
    @Case("GRA-06")
    void traversalOfACycleFailsAlsoBehindAnAcyclicStart() {
        Map<String, CompletableFuture<String>> visits = new ConcurrentHashMap<>();
        DependencyGraph<String> graph =
                DependencyGraph.of(List.of(node("start", "s", ""), node("1", "a", "s b"), node("2", "b", "a")));
        CompletableFuture<List<String>> end = graph.traverse(visiting(visits));
        complete(visits, "start");
        assertThatThrownBy(end::join).hasMessageContaining("[1, 2, 1]");
        assertThat(DependencyGraph.of(List.of(node("1", "a", "a"))).traverse(CompletableFuture::completedFuture))
                .isCompletedExceptionally();
    }

    @Test
    @Case({"GRA-07", "CYC-04", "CYC-06"})
    void reportsSeparateCyclesOnceEachInOrderOfInsertion() {
        DependencyGraph<String> graph = DependencyGraph.of(List.of(
                node("c", "c", "d"), node("a", "a", "b"), node("d", "d", "c"), node("b", "b", "a"), node("e", "", "")));
        assertThat(graph.detectCycles()).containsExactly(List.of("c", "d", "c"), List.of("a", "b", "a"));
    }

    @Test
    @Case({"CYC-01", "CYC-02", "CYC-03", "CYC-05"})
    void aCycleStartsAndEndsWithTheSameNodeAndLeavesOutTheWayToIt() {
        assertThat(cycles(node("a", "a", "a"))).containsExactly(List.of("a", "a"));
        assertThat(cycles(node("a", "a", "b"), node("b", "b", "c"), node("c", "c", "b")))
                .containsExactly(List.of("b", "c", "b"));
        assertThat(cycles(
                        node("a", "a", "x b"),
                        node("b", "b", "c x"),
                        node("c", "c", "x a nothing"),
                        node("x", "x", "")))
                .containsExactly(List.of("a", "b", "c", "a"));
    }

    @Test
    @Case("GRA-07")
    void everyNodeOnACycleIsShownInOne() {
        assertThat(cycles(node("a", "a", "b"), node("b", "b", "a c"), node("c", "c", "b")))
                .containsExactly(List.of("a", "b", "a"), List.of("b", "c", "b"));
    }

    @Test
    @Case("GRA-08")
    void independentNodesAreStartedInOrderOfInsertion() {
        List<String> begun = new ArrayList<>();
        DependencyGraph<String> graph =
                DependencyGraph.of(List.of(node("b", "", ""), node("a", "", ""), node("c", "", "")));
        Map<String, CompletableFuture<String>> visits = new ConcurrentHashMap<>();
        CompletableFuture<List<String>> end = graph.traverse(value -> {
            begun.add(value);
            return visiting(visits).apply(value);
        });
        assertThat(begun).containsExactly("b", "a", "c");
        complete(visits, "c", "b", "a");
        assertThat(end).isCompletedWithValue(List.of("c", "b", "a"));
    }

    @Test
    void aFailedVisitFailsTheTraversalAndNothingBehindItIsVisited() {
        List<String> begun = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException();
        DependencyGraph<String> graph = DependencyGraph.of(List.of(node("1", "a", ""), node("2", "", "a")));
        CompletableFuture<List<String>> end = graph.traverse(value -> {
            begun.add(value);
            throw failure;
        });
        assertThatThrownBy(end::join).hasCause(failure);
        assertThat(begun).containsExactly("1");
    }

    @Test
    @Case({"GRA-03", "CON-11"})
    void aLongChainNeedsNoDeepStack() throws Exception {
        int length = 10_000;
        List<Node<Integer>> chain = IntStream.range(0, length)
                .mapToObj(i -> DependencyGraph.node(i, Set.of("k" + i), Set.of("k" + (i + 1))))
                .toList();
        DependencyGraph<Integer> graph = DependencyGraph.of(chain);
        assertThat(graph.detectCycles()).isEmpty();
        assertThat(graph.traverse(CompletableFuture::completedFuture).get(20, TimeUnit.SECONDS))
                .startsWith(length - 1)
                .endsWith(0)
                .hasSize(length);
        List<Node<Integer>> ring = new ArrayList<>(chain);
        ring.add(DependencyGraph.node(length, Set.of("k" + length), Set.of("k0")));
        assertThat(DependencyGraph.of(ring).detectCycles())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(length + 2));
    }

    @Test
    void manyProvidersAndConsumersOfOneKeyAreCheap() {
        List<Node<Integer>> nodes = new ArrayList<>();
        IntStream.range(0, 10_000).forEach(i -> nodes.add(DependencyGraph.node(i, Set.of("k"), Set.of())));
        IntStream.range(10_000, 20_000).forEach(i -> nodes.add(DependencyGraph.node(i, Set.of(), Set.of("k"))));
        DependencyGraph<Integer> graph = DependencyGraph.of(nodes);
        assertThat(graph.detectCycles()).isEmpty();
        assertThat(graph.traverse(CompletableFuture::completedFuture).join()).hasSize(20_000);
    }

    @Test
    @Case("CON-10")
    void visitsThatEndOnManyThreadsAreCountedOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                AtomicInteger visits = new AtomicInteger();
                List<Node<Integer>> nodes = IntStream.range(0, 200)
                        .mapToObj(i -> DependencyGraph.node(
                                i,
                                Set.of("level" + i / 20),
                                i < 20 ? Set.<String>of() : Set.of("level" + (i / 20 - 1))))
                        .toList();
                List<Integer> order = DependencyGraph.of(nodes)
                        .<Integer>traverse(value -> CompletableFuture.supplyAsync(
                                () -> {
                                    visits.incrementAndGet();
                                    return value;
                                },
                                threads))
                        .get(20, TimeUnit.SECONDS);
                assertThat(visits).hasValue(200);
                assertThat(order.stream().map(value -> value / 20).toList()).isSorted();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @Case("GRA-04")
    void independentNodesRunAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            DependencyGraph<String> graph = DependencyGraph.of(List.of(node("1", "", ""), node("2", "", "")));
            assertThat(graph.<String>traverse(value -> CompletableFuture.supplyAsync(
                                    () -> {
                                        both.countDown();
                                        try {
                                            Trace.await(both);
                                        } catch (InterruptedException ex) {
                                            throw new IllegalStateException(ex);
                                        }
                                        return value;
                                    },
                                    threads))
                            .get(20, TimeUnit.SECONDS))
                    .hasSize(2);
        } finally {
            threads.shutdown();
        }
    }

    @SafeVarargs
    private static List<List<String>> cycles(Node<String>... nodes) {
        return DependencyGraph.of(List.of(nodes)).detectCycles();
    }

    private static java.util.function.Function<String, CompletableFuture<String>> visiting(
            Map<String, CompletableFuture<String>> visits) {
        return value -> visits.computeIfAbsent(value, id -> new CompletableFuture<>());
    }

    private static void complete(Map<String, CompletableFuture<String>> visits, String... values) {
        List.of(values).forEach(value -> visits.get(value).complete(value));
    }

    private static Node<String> node(String value, String provides, String consumes) {
        return DependencyGraph.node(value, keys(provides), keys(consumes));
    }

    private static Set<String> keys(String keys) {
        return keys.isEmpty() ? Set.of() : Set.of(keys.split(" "));
    }
}

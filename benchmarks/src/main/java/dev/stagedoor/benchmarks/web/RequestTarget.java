package dev.stagedoor.benchmarks.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that is asked in turns with others, and what was measured of it. */
final class RequestTarget implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final RunningApplication application;

    private final List<HttpClient> clients;

    private final List<Double> micros = new ArrayList<>();

    private final List<Double> perSecond = new ArrayList<>();

    RequestTarget(RunningApplication application, String path) {
        this.application = application;
        this.clients = Stream.generate(() -> new HttpClient(application.port(), path))
                .limit(CONNECTIONS)
                .toList();
    }

    /** Asks on one connection, one after the other, and notes the time that most answers took. */
    void latency(long millis) {
        micros.add(median(ask(clients.get(0), millis)) / 1e3);
    }

    /** Asks on all connections at the same time, and notes how many answers came. */
    void throughput(long millis) {
        List<CompletableFuture<Integer>> all = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(
                        () -> ask(client, millis).size(), task -> new Thread(task).start()))
                .toList();
        int answers = all.stream().mapToInt(CompletableFuture::join).sum();
        perSecond.add(answers * 1e3 / millis);
    }

    /** Forgets what was measured while the JVM still learned. */
    void begin() {
        micros.clear();
        perSecond.clear();
    }

    List<Double> micros() {
        return micros;
    }

    List<Double> perSecond() {
        return perSecond;
    }

    private static List<Long> ask(HttpClient client, long millis) {
        List<Long> nanos = new ArrayList<>();
        long now = System.nanoTime();
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (now < end) {
            client.ask();
            long then = System.nanoTime();
            nanos.add(then - now);
            now = then;
        }
        return nanos;
    }

    private static double median(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.get(nanos.size() / 2);
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::close);
        application.close();
    }
}

package dev.stagedoor.benchmarks.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A route that is asked with tokens of one kind, in turns with others, and what was measured of it. */
final class Asked implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    /** About what can be asked on one of several connections in one turn. */
    private static final int IN_A_TURN = 1500;

    private final List<Connection> connections;

    private final Supplier<String> tokens;

    private final boolean again;

    private final List<Double> micros = new ArrayList<>();

    private final List<Double> perSecond = new ArrayList<>();

    private Asked(int port, String path, Supplier<String> tokens, boolean again) {
        this.connections = Stream.generate(() -> new Connection(port, path))
                .limit(CONNECTIONS)
                .toList();
        this.tokens = tokens;
        this.again = again;
    }

    /** Sends one token again and again; none if it is empty. */
    static Asked again(int port, String path, String token) {
        return new Asked(port, path, () -> token, true);
    }

    /** Sends each token once. They are made before the clock runs. */
    static Asked once(int port, String path, Supplier<String> tokens) {
        return new Asked(port, path, tokens, false);
    }

    /** Asks on one connection, one after the other, and notes the time that most answers took. */
    void latency(long millis) {
        Connection first = connections.get(0);
        List<Long> nanos = new Turn(first, requests(first)).run(millis);
        Collections.sort(nanos);
        micros.add(nanos.get(nanos.size() / 2) / 1e3);
    }

    /** Asks on all connections at the same time, and notes how many answers came. */
    void throughput(long millis) {
        List<Turn> turns = connections.stream()
                .map(connection -> new Turn(connection, requests(connection)))
                .toList();
        long begin = System.nanoTime();
        List<CompletableFuture<Integer>> all = turns.stream()
                .map(turn ->
                        CompletableFuture.supplyAsync(() -> turn.run(millis).size(), task -> new Thread(task).start()))
                .toList();
        int answers = all.stream().mapToInt(CompletableFuture::join).sum();
        perSecond.add(answers * 1e9 / (System.nanoTime() - begin));
    }

    private List<byte[]> requests(Connection connection) {
        return Stream.generate(tokens)
                .limit(again ? 1 : IN_A_TURN)
                .map(connection::request)
                .toList();
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

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }

    /** One connection and what is sent over it. */
    private record Turn(Connection connection, List<byte[]> requests) {

        /** Ends early where each request is sent once and none is left. */
        List<Long> run(long millis) {
            List<Long> nanos = new ArrayList<>();
            long now = System.nanoTime();
            long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
            boolean again = requests.size() == 1;
            for (int i = 0; now < end && (again || i < requests.size()); i++) {
                connection.ask(requests.get(again ? 0 : i));
                long then = System.nanoTime();
                nanos.add(then - now);
                now = then;
            }
            return nanos;
        }
    }
}

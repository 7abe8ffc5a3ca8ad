package dev.stagedoor.benchmarks.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stagedoor.benchmarks.Figures;

/**
 * Requests to a plugin's route over loopback, with tokens that are verified, in turns with requests to the same route
 * of a backend whose routes are open. A Node backend sends a new token with each request; a browser sends one token
 * again and again.
 */
public final class IdentityBenchmark {

    private static final String OPEN = "no auth";

    private IdentityBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how often the backends are started anew, how many rounds each time, and how many milliseconds long
     */
    public static void main(String[] args) {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        long millis = args.length > 2 ? Long.parseLong(args[2]) : 300;
        Map<String, Measured> all = run(starts, rounds, millis);
        print("µs for a request", all, true);
        print("requests a second on 4 connections", all, false);
    }

    /** Measures, and returns one figure for each start and way to ask. */
    static Map<String, Measured> run(int starts, int rounds, long millis) {
        Map<String, Measured> all = new LinkedHashMap<>();
        for (int i = 0; i < starts; i++) {
            try (Issuers issuers = Issuers.open();
                    IdentityBackend open = backend(issuers, true);
                    IdentityBackend closed = backend(issuers, false)) {
                Map<String, Asked> targets = targets(issuers, open.port(), closed.port());
                try {
                    run(List.copyOf(targets.values()), rounds, millis);
                    targets.forEach((name, target) ->
                            all.computeIfAbsent(name, key -> new Measured()).add(target));
                } finally {
                    targets.values().forEach(Asked::close);
                }
            }
        }
        return all;
    }

    private static IdentityBackend backend(Issuers issuers, boolean open) {
        return IdentityBackend.start(
                "backend.auth.dangerouslyDisableDefaultAuthPolicy=" + open,
                "discovery.endpoints[0].target=" + issuers.target(),
                "discovery.endpoints[0].plugins[0]=auth",
                "discovery.endpoints[0].plugins[1]=catalog");
    }

    private static Map<String, Asked> targets(Issuers issuers, int open, int closed) {
        String path = IdentityBackend.PATH;
        Map<String, Asked> all = new LinkedHashMap<>();
        all.put(OPEN, Asked.again(open, path, ""));
        all.put("no auth, a token that nobody reads", Asked.again(open, path, issuers.onBehalfOfToken()));
        all.put("plugin token, seen before", Asked.again(closed, path, issuers.pluginToken()));
        all.put("on behalf of a user, seen before", Asked.again(closed, path, issuers.onBehalfOfToken()));
        all.put("plugin token, new each time", Asked.once(closed, path, issuers::pluginToken));
        all.put("on behalf of a user, new each time", Asked.once(closed, path, issuers::onBehalfOfToken));
        return all;
    }

    private static void run(List<Asked> targets, int rounds, long millis) {
        List<Asked> order = new ArrayList<>(targets);
        for (int i = -rounds; i < rounds; i++) {
            if (i == 0) {
                targets.forEach(Asked::begin);
            }
            Collections.rotate(order, 1);
            order.forEach(target -> target.latency(millis));
            order.forEach(target -> target.throughput(millis));
        }
    }

    private static void print(String title, Map<String, Measured> all, boolean micros) {
        System.out.printf("%n| %s | median (middle half) of the starts | of no auth |%n|---|---:|---:|%n", title);
        double open = Figures.of(all.get(OPEN).of(micros)).median();
        all.forEach((name, measured) -> {
            Figures figures = Figures.of(measured.of(micros));
            System.out.printf("| %s | %s | %.1f %% |%n", name, figures, 100 * figures.median() / open);
        });
    }

    /**
     * One figure for each start: what the compiler made of a JVM stays as long as that runs.
     *
     * @param micros for a request
     * @param perSecond requests
     */
    record Measured(List<Double> micros, List<Double> perSecond) {

        Measured() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(Asked target) {
            micros.add(Figures.of(target.micros()).median());
            perSecond.add(Figures.of(target.perSecond()).median());
        }

        List<Double> of(boolean time) {
            return time ? micros : perSecond;
        }
    }
}

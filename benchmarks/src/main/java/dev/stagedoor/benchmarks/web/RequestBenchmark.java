package dev.stagedoor.benchmarks.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stagedoor.benchmarks.Figures;

/**
 * Requests over loopback to a controller of a bare application and to one of a plugin, in turns. The bare application
 * runs twice: how far the two differ is what the machine and the compiler of the JVM add to every comparison.
 */
public final class RequestBenchmark {

    private static final String CONTROL = "bare again";

    private static final String PLUGIN = "plugin";

    private static final String UNLOGGED = "plugin, no request log";

    private RequestBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how often all servers are started anew, how many rounds each time, and how many milliseconds long
     */
    public static void main(String[] args) {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        long millis = args.length > 2 ? Long.parseLong(args[2]) : 300;
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        Map<String, List<Double>> perSecond = new LinkedHashMap<>();
        try (Workplace work = Workplace.open()) {
            Map<String, Launch> launches = launches(work);
            for (int i = 0; i < starts; i++) {
                Map<String, RequestTarget> targets = start(launches, work);
                try {
                    run(List.copyOf(targets.values()), rounds, millis);
                    targets.forEach((name, target) -> {
                        add(micros, name, target.micros());
                        add(perSecond, name, target.perSecond());
                    });
                } finally {
                    targets.values().forEach(RequestTarget::close);
                }
            }
        }
        print("µs for a request", micros);
        print("requests a second on 4 connections", perSecond);
    }

    private static Map<String, Launch> launches(Workplace work) {
        Map<String, Launch> variants = work.variants(List.of(10));
        Map<String, Launch> all = new LinkedHashMap<>();
        all.put("bare", variants.get("bare"));
        all.put(CONTROL, variants.get("bare"));
        all.put(PLUGIN, variants.get("10 plugins"));
        all.put(UNLOGGED, variants.get("10 plugins").with("-Dlogging.level.backend=warn"));
        all.replaceAll((name, launch) -> launch.with("-Dserver.tomcat.max-keep-alive-requests=-1"));
        return all;
    }

    private static Map<String, RequestTarget> start(Map<String, Launch> launches, Workplace work) {
        Map<String, RequestTarget> targets = new LinkedHashMap<>();
        launches.forEach(
                (name, launch) -> targets.put(name, new RequestTarget(launch.start(work.log()), launch.path())));
        return targets;
    }

    private static void run(List<RequestTarget> targets, int rounds, long millis) {
        List<RequestTarget> order = new ArrayList<>(targets);
        for (int i = -rounds; i < rounds; i++) {
            if (i == 0) {
                targets.forEach(RequestTarget::begin);
            }
            Collections.rotate(order, 1);
            order.forEach(target -> target.latency(millis));
            order.forEach(target -> target.throughput(millis));
        }
    }

    /** One figure for each start: what the compiler made of a JVM stays as long as that runs. */
    private static void add(Map<String, List<Double>> all, String name, List<Double> measured) {
        all.computeIfAbsent(name, key -> new ArrayList<>())
                .add(Figures.of(measured).median());
    }

    private static void print(String title, Map<String, List<Double>> all) {
        System.out.printf("%n| %s | median (middle half) of the starts | of bare |%n|---|---:|---:|%n", title);
        double bare = Figures.of(all.get("bare")).median();
        all.forEach((name, measured) -> System.out.printf(
                "| %s | %s | %.1f %% |%n",
                name, Figures.of(measured), 100 * Figures.of(measured).median() / bare));
    }
}

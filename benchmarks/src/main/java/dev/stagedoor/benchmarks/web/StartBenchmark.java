package dev.stagedoor.benchmarks.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stagedoor.benchmarks.Figures;

/**
 * From the start of the JVM to the first 200 of a web application: bare, with Stagedoor and no plugin, and with
 * plugins. Variants take turns, so that what else happens on the machine happens to all.
 */
public final class StartBenchmark {

    private StartBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how often each variant is started, without and with an AOT cache
     */
    public static void main(String[] args) {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 12;
        try (Workplace work = Workplace.open()) {
            Map<String, Launch> variants = work.variants(List.of(10, 100));
            measure("JVM as it is", variants, times, work);
            if (AotCache.isPossible()) {
                variants.replaceAll((name, launch) ->
                        AotCache.of(launch, work.directory().resolve(name.replace(' ', '-') + ".aot")));
                measure("JVM with an AOT cache", variants, times, work);
            }
        }
    }

    private static void measure(String title, Map<String, Launch> variants, int times, Workplace work) {
        Map<String, List<Double>> ready = new LinkedHashMap<>();
        Map<String, List<Double>> cpu = new LinkedHashMap<>();
        // The first of each, which is left out, fills the caches of the operating system.
        for (int i = -1; i < times; i++) {
            for (Map.Entry<String, Launch> variant : variants.entrySet()) {
                try (RunningApplication running = variant.getValue().start(work.log())) {
                    if (i >= 0) {
                        add(cpu, variant.getKey(), running.cpu().toNanos());
                        add(ready, variant.getKey(), running.ready().toNanos());
                    }
                }
            }
        }
        System.out.printf(
                "%n| %s | ms to the first 200, median (middle half) | of bare | ms of processors | of bare |%n", title);
        System.out.println("|---|---:|---:|---:|---:|");
        variants.keySet()
                .forEach(name -> System.out.printf(
                        "| %s | %s | %.0f %% | %s | %.0f %% |%n",
                        name,
                        Figures.of(ready.get(name)),
                        percent(ready, name),
                        Figures.of(cpu.get(name)),
                        percent(cpu, name)));
    }

    private static void add(Map<String, List<Double>> measured, String name, long nanos) {
        measured.computeIfAbsent(name, key -> new ArrayList<>()).add(nanos / 1e6);
    }

    private static double percent(Map<String, List<Double>> measured, String name) {
        return 100
                * Figures.of(measured.get(name)).median()
                / Figures.of(measured.get("bare")).median();
    }
}

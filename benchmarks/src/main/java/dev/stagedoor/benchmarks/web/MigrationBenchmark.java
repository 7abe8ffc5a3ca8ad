package dev.stagedoor.benchmarks.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import dev.stagedoor.benchmarks.Figures;
import dev.stagedoor.benchmarks.database.PostgresServer;

/**
 * From the start of the JVM until the backend is ready, with plugins that each migrate their database and with the same
 * plugins that leave it alone. Variants take turns.
 */
public final class MigrationBenchmark {

    private static final int PLUGINS = 30;

    private static final String UNUSED = "database not used";

    private MigrationBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how often each variant is started
     */
    public static void main(String[] args) {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 12;
        System.out.printf(
                "%n| %d plugins | ms until ready, median (middle half) | more than unused | ms of processors |%n",
                PLUGINS);
        System.out.println("|---|---:|---:|---:|");
        Map<String, Starts> all = run(PLUGINS, times);
        double unused = Figures.of(all.get(UNUSED).ready()).median();
        all.forEach((name, starts) -> {
            Figures ready = Figures.of(starts.ready());
            System.out.printf(
                    "| %s | %s | %.0f | %s |%n", name, ready, ready.median() - unused, Figures.of(starts.cpu()));
        });
    }

    /** Measures each variant. */
    static Map<String, Starts> run(int plugins, int times) {
        Map<String, Starts> all = new LinkedHashMap<>();
        try (PostgresServer server = PostgresServer.start();
                Workplace work = Workplace.open()) {
            Launch launch = work.migrating(plugins);
            Map<String, IntFunction<Launch>> variants = new LinkedHashMap<>();
            variants.put(UNUSED, i -> launch.with("-Dunused=true"));
            variants.put("H2 in memory", i -> launch);
            variants.put("PostgreSQL, everything to migrate", i -> {
                server.createDatabase("fresh" + i);
                return on(server, launch, "fresh" + i);
            });
            variants.put("PostgreSQL, nothing to migrate", i -> on(server, launch, "fresh" + i));
            // The first of each, which is left out, fills the caches of the operating system.
            for (int i = 0; i <= times; i++) {
                for (Map.Entry<String, IntFunction<Launch>> variant : variants.entrySet()) {
                    try (RunningApplication running =
                            variant.getValue().apply(i).start(work.log())) {
                        if (i > 0) {
                            all.computeIfAbsent(variant.getKey(), key -> new Starts())
                                    .add(running);
                        }
                    }
                }
            }
        }
        return all;
    }

    private static Launch on(PostgresServer server, Launch launch, String database) {
        return launch.with(
                "-Dbackend.database.client=pg",
                "-Dbackend.database.connection=" + server.connection(database),
                "-Dbackend.database.pluginDivisionMode=schema");
    }

    /**
     * What several starts took, in milliseconds.
     *
     * @param ready until all plugins had started
     * @param cpu of all processors
     */
    record Starts(List<Double> ready, List<Double> cpu) {

        Starts() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(RunningApplication running) {
            cpu.add(running.cpu().toNanos() / 1e6);
            ready.add(running.ready().toNanos() / 1e6);
        }
    }
}

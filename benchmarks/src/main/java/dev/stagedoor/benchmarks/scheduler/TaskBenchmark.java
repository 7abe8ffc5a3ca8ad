package dev.stagedoor.benchmarks.scheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import dev.stagedoor.benchmarks.Figures;
import dev.stagedoor.benchmarks.database.PostgresServer;

/**
 * How many global tasks, all of them always due, a process claims, runs and finishes in a second: as a plugin schedules
 * them, and with db-scheduler alone, in turns on one PostgreSQL.
 */
public final class TaskBenchmark {

    static final int TASKS = 200;

    static final int THREADS = 20;

    private static final int TURNS = 5;

    private TaskBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how many milliseconds each turn warms up and is measured for
     */
    public static void main(String[] args) throws InterruptedException {
        long millis = args.length > 0 ? Long.parseLong(args[0]) : 10_000;
        System.out.printf("%n| %d tasks on %d threads | runs a second, median (middle half) |%n", TASKS, THREADS);
        System.out.println("|---|---:|");
        run(TURNS, millis).forEach((name, runs) -> System.out.printf("| %s | %s |%n", name, Figures.of(runs)));
    }

    /** Measures each way in turns. */
    static Map<String, List<Double>> run(int turns, long millis) throws InterruptedException {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("db-scheduler, fetch", (server, database, runs) -> BareTasks.fetching(server.url(database), runs));
        ways.put(
                "db-scheduler, lock and fetch",
                (server, database, runs) -> BareTasks.locking(server.url(database), runs));
        ways.put(
                "global tasks of a plugin",
                (server, database, runs) -> PluginTasks.start(server.connection(database), runs));
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        try (PostgresServer server = PostgresServer.start()) {
            for (int turn = 0; turn < turns; turn++) {
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    String database = "turn_" + measured.size() + "_" + turn + "_"
                            + Math.abs(way.getKey().hashCode());
                    server.createDatabase(database);
                    measured.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(measure(way.getValue(), server, database, millis));
                }
            }
        }
        return measured;
    }

    private static double measure(Way way, PostgresServer server, String database, long millis)
            throws InterruptedException {
        LongAdder runs = new LongAdder();
        try (Running running = way.start(server, database, runs)) {
            Thread.sleep(millis);
            long before = runs.sum();
            long begin = System.nanoTime();
            Thread.sleep(millis);
            return (runs.sum() - before) * 1e9 / (System.nanoTime() - begin);
        }
    }

    /** A way to run tasks. */
    private interface Way {

        /** Starts the tasks, each of which counts its runs. */
        Running start(PostgresServer server, String database, LongAdder runs);
    }

    /** Tasks that run until they are closed. */
    interface Running extends AutoCloseable {

        @Override
        void close();
    }
}

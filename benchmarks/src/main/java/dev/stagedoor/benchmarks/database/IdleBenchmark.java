package dev.stagedoor.benchmarks.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

import dev.stagedoor.CoreServices;
import dev.stagedoor.Dependencies;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;

/** What a backend that does nothing costs its database: the connections that stay open, and the statements sent. */
public final class IdleBenchmark {

    private static final int PLUGINS = 30;

    private static final int TASKS = 100;

    private IdleBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how many seconds each backend is left alone before, and how many it is watched
     */
    public static void main(String[] args) throws InterruptedException {
        Duration before = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 60);
        Duration watched = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 180);
        System.out.printf(
                "%n| %d plugins, each of which has used its database | connections | statements a minute |%n", PLUGINS);
        System.out.println("|---|---:|---:|");
        for (Idle each : run(before, watched)) {
            System.out.printf("| %s | %d | %.1f |%n", each.name(), each.connections(), each.perMinute());
        }
    }

    /** Measures each variant. */
    static List<Idle> run(Duration before, Duration watched) throws InterruptedException {
        List<Idle> all = new ArrayList<>();
        try (PostgresServer server = PostgresServer.logging()) {
            all.add(measure(server, "no task", before, watched, (deps, i) -> {}));
            all.add(measure(server, TASKS + " local tasks", before, watched, tasks(TaskScope.LOCAL)));
            all.add(measure(server, TASKS + " global tasks", before, watched, tasks(TaskScope.GLOBAL)));
        }
        return all;
    }

    /** Tasks that are not due while anybody watches. */
    private static ObjIntConsumer<Dependencies> tasks(TaskScope scope) {
        return (deps, plugin) -> {
            for (int task = plugin; task < TASKS; task += PLUGINS) {
                deps.get(CoreServices.SCHEDULER)
                        .schedule(
                                "task-" + task,
                                TaskSchedule.every(Duration.ofHours(24))
                                        .initialDelay(Duration.ofHours(24))
                                        .scope(scope),
                                () -> {});
            }
        };
    }

    private static Idle measure(
            PostgresServer server, String name, Duration before, Duration watched, ObjIntConsumer<Dependencies> init)
            throws InterruptedException {
        String database = name.replaceAll("[^a-z]", "");
        server.createDatabase(database);
        ObjIntConsumer<Dependencies> used = (deps, i) -> {
            QueryTarget.fill(deps.get(CoreServices.DATABASE).jdbcClient());
            init.accept(deps, i);
        };
        try (DatabaseBackend backend = DatabaseBackend.start(server.connection(database), PLUGINS, used)) {
            Thread.sleep(before.toMillis());
            long sent = server.statements(database).count();
            Thread.sleep(watched.toMillis());
            int connections = server.connections(database);
            List<String> statements = server.statements(database).skip(sent).toList();
            return new Idle(name, connections, statements.size() * 60_000.0 / watched.toMillis());
        }
    }

    /**
     * A backend that was left alone.
     *
     * @param name what it has
     * @param connections how many it had open
     * @param perMinute how many statements it sent
     */
    record Idle(String name, int connections, double perMinute) {}
}

package dev.stagedoor.benchmarks.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.CoreServices;
import dev.stagedoor.benchmarks.Figures;

/**
 * A query by primary key through the clients of plugins that share a database, and through a pool of HikariCP's, in
 * turns on one server. HikariCP is asked twice: how far the two differ is what the machine adds to every comparison.
 */
public final class QueryBenchmark {

    private static final String DATABASE = "bench";

    private static final int PLUGINS = 30;

    private static final int CONNECTIONS = 20;

    private static final String PLAIN = "HikariCP";

    private QueryBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how many rounds, and how many milliseconds long
     */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        long millis = args.length > 1 ? Long.parseLong(args[1]) : 300;
        run(rounds, millis).forEach((title, targets) -> print(title, targets));
    }

    /** Measures: by what is measured and by way, each turn. */
    static Map<String, Map<String, List<Double>>> run(int rounds, long millis) {
        try (PostgresServer server = PostgresServer.start()) {
            server.createDatabase(DATABASE);
            try (DatabaseBackend backend = DatabaseBackend.start(
                            server.connection(DATABASE),
                            PLUGINS,
                            (deps, i) -> QueryTarget.fill(
                                    deps.get(CoreServices.DATABASE).jdbcClient()));
                    HikariDataSource pool = pool(server)) {
                JdbcClient plain = JdbcClient.create(pool);
                plain.sql("CREATE SCHEMA plain").update();
                QueryTarget.fill(plain);
                Map<String, QueryTarget> targets = new LinkedHashMap<>();
                targets.put(PLAIN, new QueryTarget(List.of(plain)));
                targets.put(PLAIN + " again", new QueryTarget(List.of(plain)));
                targets.put("one plugin", plugins(backend, 1));
                targets.put("2 plugins in turn", plugins(backend, 2));
                targets.put("10 plugins in turn", plugins(backend, 10));
                targets.put("30 plugins in turn on 20 connections", plugins(backend, PLUGINS));
                try {
                    measure(List.copyOf(targets.values()), rounds, millis);
                    Map<String, Map<String, List<Double>>> results = new LinkedHashMap<>();
                    results.put("µs for a query", figures(targets, QueryTarget::micros));
                    results.put(
                            "queries a second on " + QueryTarget.THREADS + " threads",
                            figures(targets, QueryTarget::perSecond));
                    return results;
                } finally {
                    targets.values().forEach(QueryTarget::close);
                }
            }
        }
    }

    private static HikariDataSource pool(PostgresServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url(DATABASE));
        config.addDataSourceProperty("currentSchema", "plain");
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static QueryTarget plugins(DatabaseBackend backend, int count) {
        return new QueryTarget(IntStream.range(0, count)
                .mapToObj(i -> backend.database(i).jdbcClient())
                .toList());
    }

    private static void measure(List<QueryTarget> targets, int rounds, long millis) {
        List<QueryTarget> order = new ArrayList<>(targets);
        for (int i = -rounds; i < rounds; i++) {
            if (i == 0) {
                targets.forEach(QueryTarget::begin);
            }
            Collections.rotate(order, 1);
            order.forEach(target -> target.latency(millis));
            order.forEach(target -> target.throughput(millis));
        }
    }

    private static Map<String, List<Double>> figures(
            Map<String, QueryTarget> targets, Function<QueryTarget, List<Double>> measured) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        targets.forEach((name, target) -> figures.put(name, List.copyOf(measured.apply(target))));
        return figures;
    }

    private static void print(String title, Map<String, List<Double>> all) {
        System.out.printf("%n| %s | median (middle half) of the turns | of %s |%n|---|---:|---:|%n", title, PLAIN);
        double plain = Figures.of(all.get(PLAIN)).median();
        all.forEach((name, measured) -> System.out.printf(
                "| %s | %s | %.1f %% |%n",
                name, Figures.of(measured), 100 * Figures.of(measured).median() / plain));
    }
}

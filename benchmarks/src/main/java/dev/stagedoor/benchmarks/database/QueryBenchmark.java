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
 * A query by primary key, asked by plugins in turn that share a database and its connections, and by pools of HikariCP's
 * in turn, of which each plugin would have one. All take turns on one server. One pool is asked twice: how far the two
 * differ is what the machine adds to every comparison.
 */
public final class QueryBenchmark {

    private static final String DATABASE = "bench";

    private static final List<Integer> COUNTS = List.of(1, 2, 10, 30);

    private static final int PLUGINS = 30;

    private static final String AGAIN = "again";

    private QueryBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args how many rounds, and how many milliseconds long
     */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        long millis = args.length > 1 ? Long.parseLong(args[1]) : 300;
        run(rounds, millis).forEach(QueryBenchmark::print);
    }

    /** Measures: by what is measured and by who is asked, each turn. */
    static Map<String, Map<String, List<Double>>> run(int rounds, long millis) {
        try (PostgresServer server = PostgresServer.start()) {
            server.createDatabase(DATABASE);
            try (DatabaseBackend backend = DatabaseBackend.start(
                            server.connection(DATABASE),
                            PLUGINS,
                            (deps, i) -> QueryTarget.fill(
                                    deps.get(CoreServices.DATABASE).jdbcClient()));
                    Pools pools = Pools.open(server.url(DATABASE), PLUGINS)) {
                Map<String, QueryTarget> targets = new LinkedHashMap<>();
                targets.put(AGAIN, new QueryTarget(pools.clients(1)));
                for (int count : COUNTS) {
                    targets.put(poolsOf(count), new QueryTarget(pools.clients(count)));
                    targets.put(pluginsOf(count), plugins(backend, count));
                }
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

    private static String poolsOf(int count) {
        return count + " pools";
    }

    private static String pluginsOf(int count) {
        return count + " plugins";
    }

    private static QueryTarget plugins(DatabaseBackend backend, int count) {
        return new QueryTarget(IntStream.range(0, count)
                .mapToObj(i -> backend.database(i).jdbcClient())
                .toList());
    }

    private static void measure(List<QueryTarget> targets, int rounds, long millis) {
        List<QueryTarget> order = new ArrayList<>(targets);
        for (int i = -rounds / 2; i < rounds; i++) {
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
        System.out.printf(
                "%n| %s | pools of HikariCP, median (middle half) of the turns | plugins | of the pools |%n", title);
        System.out.println("|---|---:|---:|---:|");
        System.out.printf("| one pool again | %s | | |%n", Figures.of(all.get(AGAIN)));
        for (int count : COUNTS) {
            Figures pools = Figures.of(all.get(poolsOf(count)));
            Figures plugins = Figures.of(all.get(pluginsOf(count)));
            System.out.printf(
                    "| %d in turn | %s | %s | %.1f %% |%n",
                    count, pools, plugins, 100 * plugins.median() / pools.median());
        }
    }

    /** Pools with a schema each. */
    private record Pools(List<HikariDataSource> all) implements AutoCloseable {

        static Pools open(String url, int count) {
            Pools pools = new Pools(IntStream.range(0, count)
                    .mapToObj(i -> {
                        HikariConfig config = new HikariConfig();
                        config.setJdbcUrl(url);
                        config.addDataSourceProperty("currentSchema", "pool" + i);
                        config.setMinimumIdle(1);
                        config.setMaximumPoolSize(QueryTarget.THREADS);
                        return new HikariDataSource(config);
                    })
                    .toList());
            for (int i = 0; i < count; i++) {
                JdbcClient client = JdbcClient.create(pools.all().get(i));
                client.sql("CREATE SCHEMA pool" + i).update();
                QueryTarget.fill(client);
            }
            return pools;
        }

        List<JdbcClient> clients(int count) {
            return all.stream().limit(count).map(JdbcClient::create).toList();
        }

        @Override
        public void close() {
            all.forEach(HikariDataSource::close);
        }
    }
}

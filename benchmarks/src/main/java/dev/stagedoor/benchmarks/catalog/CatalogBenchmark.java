package dev.stagedoor.benchmarks.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import dev.stagedoor.benchmarks.Figures;
import dev.stagedoor.benchmarks.database.PostgresServer;

/** How long the sample takes to read many entities, and to answer about them, on PostgreSQL and on H2. */
public final class CatalogBenchmark {

    private static final String POSTGRES = "PostgreSQL";

    private static final String H2 = "H2";

    private static final String DATABASE = "bench";

    private static final double MOST = 0.99;

    private CatalogBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args the jar of the sample, how many entities, and how often each thing is asked
     */
    public static void main(String[] args) {
        Path jar = Path.of(args[0]);
        GeneratedEntities entities = new GeneratedEntities(args.length > 1 ? Integer.parseInt(args[1]) : 100_000);
        int turns = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        Map<String, Measured> all = new LinkedHashMap<>();
        all.put(POSTGRES, onPostgres(jar, entities, turns));
        all.put(H2, onH2(jar, entities, turns));
        print(entities, all);
    }

    static Measured onPostgres(Path jar, GeneratedEntities entities, int turns) {
        try (PostgresServer server = PostgresServer.start()) {
            server.createDatabase(DATABASE);
            return measure(
                    jar,
                    entities,
                    turns,
                    () -> server.analyze(DATABASE),
                    "backend.database.client=pg",
                    "backend.database.connection=" + server.connection(DATABASE),
                    "backend.database.pluginDivisionMode=schema");
        }
    }

    static Measured onH2(Path jar, GeneratedEntities entities, int turns) {
        return measure(jar, entities, turns, () -> {});
    }

    private static Measured measure(
            Path jar, GeneratedEntities entities, int turns, Runnable afterIngestion, String... properties) {
        try (CatalogBackend backend = CatalogBackend.start(jar, entities, properties)) {
            Duration ingestion = backend.awaitEntities(entities);
            System.err.printf("read after %d s%n", ingestion.toSeconds());
            afterIngestion.run();
            Map<String, List<Double>> millis = new LinkedHashMap<>();
            Map<String, IntConsumer> requests = new CatalogRequests(backend, entities).all();
            // What is asked before does not count: the JVM still learns.
            for (int turn = -turns / 3; turn < turns; turn++) {
                int number = turn;
                requests.forEach((name, request) -> {
                    long begin = System.nanoTime();
                    request.accept(number);
                    double took = (System.nanoTime() - begin) / 1e6;
                    if (number >= 0) {
                        millis.computeIfAbsent(name, any -> new ArrayList<>()).add(took);
                    }
                });
            }
            return new Measured(ingestion, millis);
        }
    }

    private static void print(GeneratedEntities entities, Map<String, Measured> all) {
        System.out.printf("%n| %,d entities |", entities.count());
        all.keySet().forEach(database -> System.out.printf(" %s |", database));
        System.out.printf("%n|---|%s%n| read, processed and served after, s |", "---:|".repeat(all.size()));
        all.values()
                .forEach(measured ->
                        System.out.printf(" %.0f |", measured.ingestion().toMillis() / 1e3));
        System.out.printf("%n%n| ms for a request, median / 99 of 100 |");
        all.keySet().forEach(database -> System.out.printf(" %s |", database));
        System.out.printf("%n|---|%s%n", "---:|".repeat(all.size()));
        for (String request : all.values().iterator().next().millis().keySet()) {
            System.out.printf("| %s |", request);
            all.values().forEach(measured -> {
                List<Double> millis = measured.millis().get(request);
                System.out.printf(" %.1f / %.1f |", Figures.quantile(millis, 0.5), Figures.quantile(millis, MOST));
            });
            System.out.println();
        }
    }

    /**
     * What one database came to.
     *
     * @param ingestion from the moment at which the backend was ready until it served all entities
     * @param millis what each request took, by what is asked
     */
    record Measured(Duration ingestion, Map<String, List<Double>> millis) {}
}

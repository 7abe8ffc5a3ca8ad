package dev.stagedoor.benchmarks.database;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the benchmarks of the database measure can be measured. */
class DatabaseBenchmarksTests {

    @Test
    void everyWayAnswersQueries() {
        assertThat(QueryBenchmark.run(1, 20).values())
                .hasSize(2)
                .allSatisfy(figures -> assertThat(figures.values())
                        .hasSize(9)
                        .allSatisfy(turns -> assertThat(turns).hasSize(1)));
    }

    @Test
    void connectionsAndStatementsAreCounted() throws InterruptedException {
        assertThat(IdleBenchmark.run(Duration.ZERO, Duration.ofMillis(100)))
                .hasSize(3)
                .allSatisfy(idle -> assertThat(idle.connections()).isPositive());
        try (PostgresServer server = PostgresServer.logging()) {
            server.createDatabase("counted");
            long before = server.statements("counted").count();
            try (DatabaseBackend backend = DatabaseBackend.start(server.connection("counted"), 1, (deps, i) -> {})) {
                backend.database(0)
                        .jdbcClient()
                        .sql("SELECT 'marked'")
                        .query(String.class)
                        .single();
            }
            assertThat(server.statements("counted").skip(before)).anyMatch(line -> line.contains("SELECT 'marked'"));
        }
    }
}

package dev.stagedoor.benchmarks.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A catalog of generated entities can be asked for all that is measured. */
class CatalogBenchmarkTests {

    private static final Path SAMPLE = Path.of("../sample-backend/target");

    @Test
    void everyRequestIsAnswered() throws IOException {
        Path jar = sample();
        assumeThat(jar)
                .as("the jar of the sample, which is there when the build packages it")
                .isNotNull();
        CatalogBenchmark.Measured measured = CatalogBenchmark.onH2(jar, new GeneratedEntities(200), 1);
        assertThat(measured.ingestion()).isPositive();
        assertThat(measured.millis())
                .hasSize(13)
                .containsKey(CatalogRequests.BASELINE)
                .allSatisfy((name, millis) -> {
                    assertThat(millis).hasSize(1);
                });
    }

    private static Path sample() throws IOException {
        if (!Files.isDirectory(SAMPLE)) {
            return null;
        }
        try (Stream<Path> files = Files.list(SAMPLE)) {
            return files.filter(file -> file.getFileName().toString().matches("stagedoor-sample-backend-.*\\.jar"))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .findFirst()
                    .orElse(null);
        }
    }
}

package dev.stagedoor.benchmarks.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the web benchmarks start still starts, and what they measure can be measured. */
class WebBenchmarksTests {

    @Test
    void everyVariantAnswersAndTellsItsMemory() {
        try (Workplace work = Workplace.open()) {
            Map<String, Launch> variants = work.variants(List.of(2));

            assertThat(variants.values())
                    .allSatisfy(launch ->
                            assertThat(Memory.of(launch, work.log()).heap()).isPositive());
        }
    }

    @Test
    void requestsToAnEmptyPluginsApplicationAreCounted() {
        try (Workplace work = Workplace.open();
                RequestTarget target = new RequestTarget(work.empty(1).start(work.log()), "/hello")) {
            target.latency(20);
            target.throughput(20);

            assertThat(target.micros()).hasSize(1);
            assertThat(target.perSecond())
                    .singleElement()
                    .satisfies(rate -> assertThat(rate).isPositive());
        }
    }

    @Test
    void pluginsThatMigrateGetReady() {
        assertThat(MigrationBenchmark.run(2, 1))
                .hasSize(4)
                .allSatisfy((name, starts) -> assertThat(starts.ready()).hasSize(1));
    }
}

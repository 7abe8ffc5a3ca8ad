package dev.stagedoor.benchmarks.scheduler;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaskBenchmarkTests {

    @Test
    void everyWayRunsTasks() throws InterruptedException {
        assertThat(TaskBenchmark.run(1, 500).values())
                .hasSize(3)
                .allSatisfy(turns -> assertThat(turns)
                        .singleElement()
                        .satisfies(runs -> assertThat(runs).isPositive()));
    }
}

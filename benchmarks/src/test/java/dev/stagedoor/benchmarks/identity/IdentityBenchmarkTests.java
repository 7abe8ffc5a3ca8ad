package dev.stagedoor.benchmarks.identity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way to ask is let through and can be measured. */
class IdentityBenchmarkTests {

    @Test
    void everyWayToAskIsMeasured() {
        assertThat(IdentityBenchmark.run(1, 1, 20)).hasSize(6).allSatisfy((name, measured) -> {
            assertThat(measured.micros())
                    .singleElement()
                    .satisfies(micros -> assertThat(micros).isPositive());
            assertThat(measured.perSecond())
                    .singleElement()
                    .satisfies(rate -> assertThat(rate).isPositive());
        });
    }
}

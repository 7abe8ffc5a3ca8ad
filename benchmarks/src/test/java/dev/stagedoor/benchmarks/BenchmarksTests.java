package dev.stagedoor.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every benchmark still runs. How fast it is, no test asks. */
class BenchmarksTests {

    /** The smallest value of a parameter is its first, and parameters of one name have the same first value. */
    @Test
    void everyBenchmarkRunsAtItsSmallest() throws Exception {
        Set<BenchmarkListEntry> benchmarks = BenchmarkList.defaultList().getAll(null, List.of());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Map<String, String> smallest = new TreeMap<>();
        for (BenchmarkListEntry benchmark : benchmarks) {
            benchmark.getParams().orElse(Map.of()).forEach((name, values) -> smallest.put(name, values[0]));
        }
        smallest.forEach(options::param);

        Collection<RunResult> results = new Runner(options.build()).run();

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .containsExactlyInAnyOrderElementsOf(
                        benchmarks.stream().map(BenchmarkListEntry::getUsername).toList());
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getSampleCount()).isPositive());
    }
}

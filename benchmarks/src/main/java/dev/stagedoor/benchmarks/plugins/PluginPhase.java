package dev.stagedoor.benchmarks.plugins;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

import dev.stagedoor.Backend;

/** Tells how much of a start is that of the plugins, after the context has its definitions and singletons. */
public class PluginPhase implements InternalProfiler {

    private static Duration last = Duration.ZERO;

    static void record(Backend backend) {
        backend.startupResult().ifPresent(result -> last = Duration.between(result.beginAt(), result.resultAt()));
    }

    @Override
    public String getDescription() {
        return "The start of the plugins alone";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        last = Duration.ZERO;
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return last.isZero()
                ? List.of()
                : List.of(new ScalarResult("plugins", last.toNanos() / 1e6, "ms/op", AggregationPolicy.AVG));
    }
}

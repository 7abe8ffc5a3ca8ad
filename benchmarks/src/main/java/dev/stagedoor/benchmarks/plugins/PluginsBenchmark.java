package dev.stagedoor.benchmarks.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.ApplicationContext;
import org.springframework.util.Assert;

import dev.stagedoor.Backend;

/** Starts ten services for each plugin, and in as many other ways. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
public class PluginsBenchmark {

    /** How many plugins. */
    @Param({"10", "100", "1000"})
    public int plugins;

    private @Nullable AnnotatedPlugins annotated;

    private @Nullable AutoCloseable started;

    /** Writes the classes of annotated plugins. */
    @Setup
    public void generate() {
        annotated = new AnnotatedPlugins(plugins);
    }

    /** Deletes them. */
    @TearDown
    public void delete() {
        if (annotated != null) {
            annotated.close();
        }
    }

    /** Closes what an invocation started, which is not measured, after a look whether every plugin runs. */
    @TearDown(Level.Invocation)
    public void close() throws Exception {
        if (started instanceof ApplicationContext context) {
            context.getBeanProvider(Backend.class).ifAvailable(this::check);
        }
        if (started != null) {
            started.close();
            started = null;
        }
    }

    /** A backend of plugins and services that are objects. */
    @Benchmark
    public Object objects() {
        return started(ObjectPlugins.start(plugins));
    }

    /** A backend of plugin classes and {@code @Bean} methods. */
    @Benchmark
    public Object annotated() {
        return started(Objects.requireNonNull(annotated).start());
    }

    /** One context with as many singletons. */
    @Benchmark
    public Object singletons() {
        return started(PlainSpring.singletons(plugins));
    }

    /** One child context for each plugin. */
    @Benchmark
    public Object childContexts() {
        return started(PlainSpring.childContexts(plugins));
    }

    /** The least it can cost: every object by its constructor. */
    @Benchmark
    public Object constructors() {
        List<Object> consumers = new ArrayList<>();
        for (int plugin = 0; plugin < plugins; plugin++) {
            consumers.add(new TenServices.Consumer(
                    new TenServices.I0(),
                    new TenServices.I1(),
                    new TenServices.I2(),
                    new TenServices.I3(),
                    new TenServices.I4(),
                    new TenServices.I5(),
                    new TenServices.I6(),
                    new TenServices.I7(),
                    new TenServices.I8(),
                    new TenServices.I9()));
        }
        return consumers;
    }

    private AutoCloseable started(AutoCloseable context) {
        started = context;
        return context;
    }

    private void check(Backend backend) {
        long running = backend.plugins().stream()
                .filter(plugin -> plugin.state() == Backend.State.RUNNING)
                .count();
        Assert.state(running == plugins, () -> running + " plugins run, not " + plugins);
        PluginPhase.record(backend);
    }
}

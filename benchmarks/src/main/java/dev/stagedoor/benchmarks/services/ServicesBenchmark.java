package dev.stagedoor.benchmarks.services;

import java.io.IOException;
import java.net.URLClassLoader;
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
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.ClassUtils;

import dev.stagedoor.benchmarks.Contexts;
import dev.stagedoor.benchmarks.GeneratedClasses;

/** Starts many services, each of a type of its own, whose definitions are the same in every way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8)
@Measurement(iterations = 8)
public class ServicesBenchmark {

    /** How many services. */
    @Param({"100", "1000", "3000", "10000"})
    public int services;

    private @Nullable GeneratedClasses classes;

    private @Nullable URLClassLoader loader;

    private @Nullable AutoCloseable started;

    /** Writes the classes of the services. Loading them is a part of the first start. */
    @Setup
    public void generate() {
        classes = new GeneratedClasses();
        DistinctServices.write(services, classes);
        loader = classes.loader();
    }

    /** Deletes them. */
    @TearDown
    public void delete() throws IOException {
        loader().close();
        Objects.requireNonNull(classes).close();
    }

    /** Closes what an invocation started, which is not measured. */
    @TearDown(Level.Invocation)
    public void close() throws Exception {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    /** A backend. The graph is validated, and every service is made. */
    @Benchmark
    public Object backend() {
        return started(Contexts.backend(this::define));
    }

    /** A plain context, in which an index by hand answers each look-up by type. */
    @Benchmark
    public Object index() {
        return started(Contexts.plain(context -> {
            IndexedResolver resolver = new IndexedResolver();
            context.getDefaultListableBeanFactory().setAutowireCandidateResolver(resolver);
            define(context);
            for (int number = 0; number < services; number++) {
                resolver.add(
                        ClassUtils.resolveClassName(DistinctServices.contractName(number), loader()), name(number));
            }
        }));
    }

    /** No container: an index from type to constructor. */
    @Benchmark
    public Object constructors() throws ReflectiveOperationException {
        return Constructors.call(services, loader());
    }

    private void define(AnnotationConfigApplicationContext context) {
        context.setClassLoader(loader());
        for (int number = 0; number < services; number++) {
            Class<?> type = ClassUtils.resolveClassName(DistinctServices.className(number), loader());
            context.registerBeanDefinition(name(number), new RootBeanDefinition(type));
        }
    }

    private static String name(int number) {
        return "service" + number;
    }

    private URLClassLoader loader() {
        return Objects.requireNonNull(loader);
    }

    private AutoCloseable started(AutoCloseable context) {
        started = context;
        return context;
    }
}

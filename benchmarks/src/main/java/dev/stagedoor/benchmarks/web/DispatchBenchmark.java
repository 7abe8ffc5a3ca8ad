package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;

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
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.web.servlet.DispatcherServlet;

import dev.stagedoor.benchmarks.web.app.Application;
import dev.stagedoor.benchmarks.web.plugin.HelloPlugin;

/** A request without a network: from the gate, if there is one, through the dispatcher to the controller's JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DispatchBenchmark {

    /** Whose controller answers. */
    @Param({"BARE", "PLUGIN"})
    public Target target;

    private ConfigurableApplicationContext context;

    private DispatcherServlet servlet;

    private Filter[] filters;

    /** Starts the application. */
    @Setup(Level.Trial)
    public void start() throws ServletException {
        SpringApplication application = new SpringApplication(Application.class);
        if (target == Target.PLUGIN) {
            application.addPrimarySources(List.of(HelloPlugin.class));
        }
        context = application.run(
                "--server.port=0",
                "--backend.auth.dangerouslyDisableDefaultAuthPolicy=true",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--spring.autoconfigure.exclude=" + (target == Target.BARE ? stagedoor() : ""));
        servlet = context.getBean(DispatcherServlet.class);
        filters = Stream.of(context.getBeanNamesForType(FilterRegistrationBean.class))
                .filter(name -> name.startsWith("dev.stagedoor."))
                .map(name -> ((FilterRegistrationBean<?>) context.getBean(name)).getFilter())
                .toArray(Filter[]::new);
        servlet.init(new MockServletConfig());
    }

    /** Stops it. */
    @TearDown(Level.Trial)
    public void stop() {
        context.close();
    }

    /**
     * Asks once.
     *
     * @return what was answered
     */
    @Benchmark
    public MockHttpServletResponse request() throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", target.path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new MockFilterChain(servlet, filters).doFilter(request, response);
        if (response.getStatus() != 200 || response.getContentAsByteArray().length == 0) {
            throw new IllegalStateException("Status " + response.getStatus());
        }
        return response;
    }

    private static String stagedoor() {
        return String.join(
                ",",
                StreamSupport.stream(
                                ImportCandidates.load(AutoConfiguration.class, Application.class.getClassLoader())
                                        .spliterator(),
                                false)
                        .filter(name -> name.startsWith("dev.stagedoor."))
                        .toList());
    }

    /** The two controllers. */
    public enum Target {
        /** Of an application without Stagedoor. */
        BARE("/hello"),

        /** Of a plugin. */
        PLUGIN("/api/hello/hello");

        private final String path;

        Target(String path) {
            this.path = path;
        }
    }
}

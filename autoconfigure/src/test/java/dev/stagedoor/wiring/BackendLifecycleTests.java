package dev.stagedoor.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Tests of {@link BackendLifecycle} and {@link PluginsLifecycle} in an application with a web server. */
class BackendLifecycleTests {

    private final TestBackend backend = new TestBackend();

    private final Trace trace = backend.trace;

    private final AtomicReference<GenericApplicationContext> context = new AtomicReference<>();

    private volatile int port;

    @AfterEach
    void close() {
        GenericApplicationContext created = context.get();
        if (created != null) {
            created.close();
        }
    }

    @Test
    @Case({"GAT-06", "GAT-08"})
    void thePortOpensBeforePluginsStartAndReadinessWaits() {
        backend.plugin("todo").init(() -> {
            ApplicationAvailability availability = context().getBean(ApplicationAvailability.class);
            trace.add("port " + isPortOpen());
            trace.add(availability.getLivenessState() + " " + availability.getReadinessState());
        });
        run();
        assertThat(trace.events())
                .contains("port true", LivenessState.CORRECT + " " + ReadinessState.REFUSING_TRAFFIC)
                .endsWith("root startup");
        assertThat(context().getBean(ApplicationAvailability.class).getReadinessState())
                .isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(context().getBean(Backend.class).startupResult()).isPresent();
    }

    @Test
    void thePortOpensLastIfThatIsWanted() {
        backend.plugin("todo").init(() -> trace.add("port " + isPortOpen()));
        run("--stagedoor.startup.serve-early=false");
        assertThat(trace.events()).contains("port false");
        assertThat(isPortOpen()).isTrue();
    }

    @Test
    @Case({"LCX-01", "LCX-04"})
    void pluginsServeDuringBeforeShutdownAndStopAfterTheWebServer() {
        backend.lifecycle = new FakeRootLifecycle(trace) {

            @Override
            public void beforeShutdown() {
                trace.add("before-shutdown, port " + isPortOpen());
            }
        };
        backend.plugin("todo").shutdown(() -> trace.add("port " + isPortOpen()));
        run();
        context().close();
        context().close();
        assertThat(trace.events())
                .endsWith("before-shutdown, port true", "port false", "todo shutdown", "todo close", "root shutdown");
    }

    @Test
    @Case({"RES-02", "LCX-06", "BCK-12"})
    void aFailedStartStopsWhatHasStartedOnceAndReachesTheCaller() {
        assertStopsAfterFailedStart();
    }

    @Test
    @Case({"RES-02", "LCX-06"})
    void aFailedStartBeforeThePortOpensStopsWhatHasStartedToo() {
        assertStopsAfterFailedStart("--stagedoor.startup.serve-early=false");
    }

    @Test
    void rootHooksRunIfThePortIsTaken() throws IOException {
        backend.plugin("todo");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(catchThrowable(() -> run("--test.port=" + taken.getLocalPort())))
                    .isNotNull();
        }
        assertThat(trace.events()).containsExactly("root before-shutdown", "root shutdown");
    }

    @Test
    @Case("LCX-05")
    void closingDuringTheStartWaitsUntilItHasSettled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.plugin("todo").init(() -> {
            begun.countDown();
            Trace.await(release);
        });
        CompletableFuture<Void> run = CompletableFuture.runAsync(this::run, task -> new Thread(task).start());
        Trace.await(begun);
        CountDownLatch closing = new CountDownLatch(1);
        CompletableFuture<Void> close = CompletableFuture.runAsync(
                () -> {
                    closing.countDown();
                    context().close();
                },
                task -> new Thread(task).start());
        Trace.await(closing);
        assertThat(close).isNotDone();
        release.countDown();
        run.handle((ok, error) -> "either").get(20, TimeUnit.SECONDS);
        close.get(20, TimeUnit.SECONDS);
        assertThat(trace.of("todo startup", "root startup", "todo shutdown", "root shutdown"))
                .containsExactly("todo startup", "root startup", "todo shutdown", "root shutdown");
    }

    @Test
    @Case("BCK-03")
    void aStoppedBackendDoesNotStartAgain() {
        run();
        context().stop();
        assertThat(catchThrowable(context()::start)).rootCause().hasMessageContaining("already stopped");
    }

    @Test
    void aPauseDoesNotStopTheBackend() {
        backend.plugin("todo");
        run();
        context().pause();
        context().restart();
        assertThat(trace.events()).doesNotContain("todo shutdown").endsWith("root startup");
    }

    @Test
    @Case("BCK-04")
    void closingAContextThatWasNeverRefreshedIsHarmless() {
        GenericApplicationContext created = new GenericApplicationContext();
        install(created);
        created.close();
        assertThat(trace.events()).isEmpty();
    }

    private void assertStopsAfterFailedStart(String... arguments) {
        backend.plugin("bad").init(() -> {
            throw new IllegalStateException("bad init");
        });
        backend.plugin("good");
        Throwable failure = catchThrowable(() -> run(arguments));
        assertThat(failure).cause().isInstanceOf(BackendStartupException.class).hasMessageContaining("bad init");
        assertThat(trace.of("root before-shutdown", "root shutdown", "root startup"))
                .containsExactly("root before-shutdown", "root shutdown");
        assertThat(trace.of("bad shutdown", "bad close", "good shutdown", "good close"))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(trace.events()).endsWith("root shutdown");
        assertThat(isPortOpen()).isFalse();
    }

    private GenericApplicationContext context() {
        GenericApplicationContext created = context.get();
        if (created == null) {
            throw new IllegalStateException("No context yet");
        }
        return created;
    }

    private void run(String... arguments) {
        ApplicationContextInitializer<ConfigurableApplicationContext> initializer =
                created -> install((GenericApplicationContext) created);
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .initializers(initializer)
                .properties("logging.level.root=off")
                .build();
        application.setRegisterShutdownHook(false);
        application.run(arguments);
    }

    private void install(GenericApplicationContext created) {
        context.set(created);
        created.registerBean(ServletWebServerFactory.class, () -> webServer(created));
        created.registerBean(PluginUnits.class, () -> () -> backend.plugins);
        created.registerBean(RootLifecycleService.class, () -> backend.lifecycle);
    }

    private TomcatServletWebServerFactory webServer(GenericApplicationContext created) {
        port = created.getEnvironment().getProperty("test.port", Integer.class, freePort());
        return new TomcatServletWebServerFactory(port);
    }

    private boolean isPortOpen() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException ex) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** As little as an application with a web server needs. */
    @Configuration(proxyBeanMethods = false)
    @Import({StartupConfiguration.class, ApplicationAvailabilityBean.class})
    static class Application {}
}

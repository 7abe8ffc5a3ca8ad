package dev.stagedoor.lifecycle.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests of {@link DefaultLifecycle} and {@link DefaultRootLifecycle}. */
class DefaultLifecycleTests {

    private final List<LogEntry> log = new CopyOnWriteArrayList<>();

    private final RootLoggerService rootLogger = log::add;

    private final HookRunner runner = new HookRunner(() -> ObservationRegistry.NOOP);

    private final DefaultLifecycle lifecycle =
            new DefaultLifecycle(rootLogger.child(Map.of("plugin", "todo")), () -> "todo", runner);

    private final DefaultRootLifecycle root = new DefaultRootLifecycle(rootLogger, runner, () -> null);

    private final List<String> trace = new CopyOnWriteArrayList<>();

    @Test
    @Case({"LCS-05", "LCX-02"})
    void hooksOfALevelRunAtTheSameTimeAndAreAllAwaited() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        for (int i = 0; i < 2; i++) {
            lifecycle.addStartupHook(() -> meet(meeting));
            lifecycle.addShutdownHook(() -> meet(meeting));
            root.addBeforeShutdownHook(() -> meet(meeting));
        }
        lifecycle.startup();
        lifecycle.shutdown();
        root.beforeShutdown();
        assertThat(trace).hasSize(6);
    }

    @Test
    @Case({"LCS-06", "LCX-03", "LOG-09"})
    void aHookThatFailsIsLoggedAndStopsNothing() {
        IllegalStateException failure = new IllegalStateException();
        NoClassDefFoundError error = new NoClassDefFoundError();
        lifecycle.addShutdownHook(() -> {
            throw failure;
        });
        lifecycle.addShutdownHook(() -> {
            throw error;
        });
        lifecycle.addShutdownHook(() -> trace.add("good"));
        lifecycle.shutdown();
        assertThat(trace).containsExactly("good");
        assertThat(log)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .extracting(entry -> (Throwable) entry.throwable())
                .containsExactlyInAnyOrder(failure, error);
        assertThat(log).allSatisfy(entry -> assertThat(entry.fields()).containsEntry("plugin", "todo"));
        assertThat(log)
                .filteredOn(entry -> entry.level() == Level.DEBUG)
                .extracting(LogEntry::message)
                .containsExactly("Running 3 plugin shutdown hooks...", "Plugin shutdown hook succeeded");
    }

    @Test
    @Case({"LCS-08", "LCX-04", "CON-04"})
    void eachLevelRunsOnceAndWhoAsksAgainWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        root.addStartupHook(() -> {
            trace.add("startup");
            begun.countDown();
            release.await(20, TimeUnit.SECONDS);
        });
        CompletableFuture<Void> first = CompletableFuture.runAsync(root::startup, task -> new Thread(task).start());
        begun.await(20, TimeUnit.SECONDS);
        CompletableFuture<Void> second = CompletableFuture.runAsync(root::startup, task -> new Thread(task).start());
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        release.countDown();
        CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
        root.startup();
        assertThat(trace).containsExactly("startup");
    }

    @Test
    @Case({"LCS-07", "LCX-08", "ERR-18"})
    void hooksThatComeTooLateAreRefused() {
        lifecycle.addStartupHook(() -> refused(() -> lifecycle.addStartupHook(() -> {})));
        lifecycle.startup();
        assertThat(trace).containsExactly("Attempted to add startup hook after startup");
        lifecycle.addShutdownHook(() -> {});
        lifecycle.shutdown();
        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.addShutdownHook(() -> {}))
                .withMessage("Attempted to add shutdown hook after shutdown");
        root.beforeShutdown();
        assertThatIllegalStateException()
                .isThrownBy(() -> root.addBeforeShutdownHook(() -> {}))
                .withMessage("Attempted to add before shutdown hook after shutdown has started");
        root.addShutdownHook(() -> {});
    }

    @Test
    @Case("LCS-09")
    void aPluginsStartupHookMayAddRootStartupHooks() {
        lifecycle.addStartupHook(() -> root.addStartupHook(() -> trace.add("root")));
        lifecycle.startup();
        root.startup();
        assertThat(trace).containsExactly("root");
    }

    @Test
    @Case({"LCS-12", "LCX-16"})
    void aHookMayBringItsOwnLogger() {
        List<LogEntry> own = new CopyOnWriteArrayList<>();
        RootLoggerService ownLogger = own::add;
        lifecycle.addShutdownHook(() -> {}, ownLogger);
        lifecycle.shutdown();
        assertThat(own).singleElement().satisfies(entry -> {
            assertThat(entry.message()).isEqualTo("Plugin shutdown hook succeeded");
            assertThat(entry.fields()).containsEntry("plugin", "todo");
        });
    }

    @Test
    @Case("LCX-15")
    void anInterruptOfWhoWaitsReachesTheHooks() {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(2);
        AtomicBoolean interrupted = new AtomicBoolean();
        for (int i = 0; i < 2; i++) {
            lifecycle.addShutdownHook(() -> {
                begun.countDown();
                begun.await(20, TimeUnit.SECONDS);
                // Once, for an interrupt that comes when the test has looked would be the next one's.
                if (interrupted.compareAndSet(false, true)) {
                    caller.interrupt();
                }
                new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                trace.add("not interrupted");
            });
        }
        lifecycle.shutdown();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(trace).isEmpty();
    }

    @Test
    void hooksLogOnBehalfOfWhoStartsThem() {
        MDC.put("plugin", "todo");
        try {
            for (int i = 0; i < 2; i++) {
                lifecycle.addStartupHook(() -> trace.add(MDC.get("plugin")));
            }
            lifecycle.startup();
        } finally {
            MDC.remove("plugin");
        }
        assertThat(trace).containsExactly("todo", "todo");
    }

    private void meet(CyclicBarrier meeting) throws Exception {
        meeting.await(20, TimeUnit.SECONDS);
        trace.add("met");
    }

    private void refused(LifecycleHook late) throws Exception {
        try {
            late.run();
        } catch (IllegalStateException ex) {
            trace.add(String.valueOf(ex.getMessage()));
        }
    }
}

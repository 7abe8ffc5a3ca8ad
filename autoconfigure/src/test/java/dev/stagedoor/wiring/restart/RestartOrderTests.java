package dev.stagedoor.wiring.restart;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What happens when a restart meets another, a start, a try, or the end. */
class RestartOrderTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final AtomicReference<ConfigurableApplicationContext> context = new AtomicReference<>();

    private final AtomicInteger inits = new AtomicInteger();

    /** Which init is held, counted from 1. */
    private volatile int held = Integer.MAX_VALUE;

    private volatile boolean broken;

    private final CountDownLatch inside = new CountDownLatch(1);

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void aRestartDuringAnotherComesAfterItOnceForAllWhoAsk() throws Exception {
        held = 2;
        Backend handle = start(todo());
        CompletableFuture<Throwable> first = restartLater(handle, "todo");
        Trace.await(inside);
        AtomicInteger asked = new AtomicInteger();
        List<Thread> threads = List.of(waiter(handle, asked), waiter(handle, asked), waiter(handle, asked));
        threads.forEach(Thread::start);
        threads.forEach(RestartOrderTests::awaitWaiting);
        assertThat(first).isNotDone();
        assertThat(inits).hasValue(2);
        release.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isNull();
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        assertThat(asked).hasValue(3);
        assertThat(inits).hasValue(3);
        assertThat(status(handle, "todo").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aRestartWhileThePluginStartsComesAfterTheStart() throws Exception {
        held = 1;
        CompletableFuture<Void> start = startLater(todo());
        Trace.await(inside);
        Backend handle = handle();
        Thread asking = waiter(handle, new AtomicInteger());
        asking.start();
        awaitWaiting(asking);
        assertThat(inits).hasValue(1);
        release.countDown();
        start.get(20, TimeUnit.SECONDS);
        asking.join(20_000);
        assertThat(inits).hasValue(2);
        assertThat(status(handle, "todo").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aRestartWhileThePluginIsTriedAgainComesAfterThat() throws Exception {
        broken = true;
        held = 2;
        permitted();
        Backend handle = start(todo());
        Trace.await(inside);
        assertThat(status(handle, "todo").state()).isEqualTo(State.FAILED);
        Thread asking = waiter(handle, new AtomicInteger());
        asking.start();
        awaitWaiting(asking);
        broken = false;
        release.countDown();
        asking.join(20_000);
        assertThat(inits).hasValue(3);
        assertThat(status(handle, "todo").state()).isEqualTo(State.RUNNING);
        assertThat(status(handle, "todo").nextRetryAt()).isNull();
    }

    @Test
    void aRestartThatWaitsIsRefusedWhenTheBackendStops() throws Exception {
        held = 2;
        backend.property("stagedoor.shutdown.timeout", "100ms");
        Backend handle = start(todo());
        CompletableFuture<Throwable> going = restartLater(handle, "todo");
        Trace.await(inside);
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        Thread waiting = new Thread(() -> refusal.set(catchThrowable(() -> handle.restart("todo"))));
        waiting.start();
        awaitWaiting(waiting);
        backend.close();
        waiting.join(20_000);
        assertThat(refusal.get()).isInstanceOf(ConflictException.class).hasMessageContaining("stopping");
        assertThat(going.get(20, TimeUnit.SECONDS))
                .isInstanceOf(PluginRestartException.class)
                .hasMessageContaining("stopped");
        assertThat(inits).hasValue(2);
    }

    @Test
    void theStopIsNotHeldUpByARestartThatHangs() throws Exception {
        held = 2;
        backend.property("stagedoor.shutdown.timeout", "100ms");
        Backend handle = start(todo(false));
        CompletableFuture<Throwable> going = restartLater(handle, "todo");
        Trace.await(inside);
        // Returns although nobody releases the init.
        backend.close();
        assertThat(release.getCount()).isEqualTo(1);
        assertThat(going.get(20, TimeUnit.SECONDS)).isInstanceOf(PluginRestartException.class);
    }

    @Test
    void aRestartAfterTheStopIsRefused() {
        Backend handle = start(todo());
        backend.close();
        assertThatThrownBy(() -> handle.restart("todo"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("stopping");
        assertThat(inits).hasValue(1);
    }

    @Test
    void anUnknownPluginIsNotFound() {
        Backend handle = start(todo());
        assertThatThrownBy(() -> handle.restart("tod"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("'tod' is not installed")
                .hasMessageContaining("Did you mean 'todo'");
    }

    @Test
    void aPluginWithAMistakeInItsWiringCannotBeRestarted() {
        backend.property("backend.startup.plugins.mistaken.onPluginBootFailure", "continue")
                .declare(Mistaken.class);
        Backend handle = start(todo());
        assertThatThrownBy(() -> handle.restart("mistaken"))
                .isInstanceOfSatisfying(
                        PluginRestartException.class,
                        ex -> assertThat(ex.getPluginId()).isEqualTo("mistaken"))
                .hasMessageContaining(Missing.class.getSimpleName());
        assertThat(status(handle, "mistaken").state()).isEqualTo(State.FAILED);
        assertThat(status(handle, "mistaken").nextRetryAt()).isNull();
    }

    @Test
    void aPluginCannotAskForItsRestartInItsInit() {
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        start(BackendRunner.plugin("todo", deps -> refusal.set(catchThrowable(() -> handle().restart("todo")))));
        assertThat(refusal.get()).isInstanceOf(ConflictException.class).hasMessageContaining("wait for itself");
    }

    @Test
    void twoPluginsAreRestartedAtOnce() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger met = new AtomicInteger();
        Backend handle = start(meeting("left", both, met), meeting("right", both, met));
        assertThat(met).hasValue(2);
        CompletableFuture<Throwable> left = restartLater(handle, "left");
        CompletableFuture<Throwable> right = restartLater(handle, "right");
        assertThat(left.get(30, TimeUnit.SECONDS)).isNull();
        assertThat(right.get(30, TimeUnit.SECONDS)).isNull();
        assertThat(met).hasValue(4);
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheRestart() throws Exception {
        held = 2;
        Backend handle = start(todo());
        AtomicReference<Throwable> end = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread asking = new Thread(() -> {
            end.set(catchThrowable(() -> handle.restart("todo")));
            flag.set(Thread.currentThread().isInterrupted());
        });
        asking.start();
        Trace.await(inside);
        asking.interrupt();
        asking.join(20_000);
        assertThat(end.get()).isInstanceOf(PluginRestartException.class).hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag.get()).isTrue();
        assertThat(status(handle, "todo").state()).isEqualTo(State.RESTARTING);
        release.countDown();
        Awaitility.await().until(() -> status(handle, "todo").state() == State.RUNNING);
        assertThat(inits).hasValue(2);
    }

    @Test
    void aRestartThatCannotBeObservedIsDoneNevertheless() throws Exception {
        backend.declare(BrokenObservation.class);
        Backend handle = start(todo());
        assertThat(restartLater(handle, "todo").get(20, TimeUnit.SECONDS)).isNull();
        assertThat(restartLater(handle, "todo").get(20, TimeUnit.SECONDS)).isNull();
    }

    private BackendFeature todo() {
        return todo(true);
    }

    private BackendFeature todo(boolean interruptible) {
        return BackendRunner.plugin("todo", deps -> {
            if (inits.incrementAndGet() == held) {
                inside.countDown();
                hold(interruptible);
            }
            if (broken) {
                throw new IllegalStateException("no luck");
            }
        });
    }

    private void hold(boolean interruptible) throws InterruptedException {
        while (release.getCount() > 0) {
            try {
                Trace.await(release);
            } catch (InterruptedException ex) {
                if (interruptible) {
                    throw ex;
                }
            }
        }
    }

    private static BackendFeature meeting(String pluginId, CyclicBarrier barrier, AtomicInteger met) {
        return BackendRunner.plugin(pluginId, deps -> {
            barrier.await(20, TimeUnit.SECONDS);
            met.incrementAndGet();
        });
    }

    private void permitted() {
        backend.property("backend.startup.plugins.todo.onPluginBootFailure", "continue")
                .property("stagedoor.startup.retry.delay", "1ms")
                .property("stagedoor.startup.retry.max-delay", "1ms");
    }

    private Backend start(BackendFeature... features) {
        listen();
        return backend.add(features).start().getBean(Backend.class);
    }

    private CompletableFuture<Void> startLater(BackendFeature... features) {
        return CompletableFuture.runAsync(() -> start(features), task -> new Thread(task, "starts").start());
    }

    private void listen() {
        backend.onCreated(context::set);
    }

    private Backend handle() {
        return context.get().getBean(Backend.class);
    }

    private static PluginStatus status(Backend handle, String pluginId) {
        return handle.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow();
    }

    /** Completes with the failure, or with {@code null}. */
    private static CompletableFuture<Throwable> restartLater(Backend handle, String pluginId) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> handle.restart(pluginId)), task -> new Thread(task, "restarts").start());
    }

    private static Thread waiter(Backend handle, AtomicInteger returned) {
        return new Thread(() -> {
            handle.restart("todo");
            returned.incrementAndGet();
        });
    }

    private static void awaitWaiting(Thread thread) {
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    /** Nobody offers it. */
    interface Missing {}

    @BackendPlugin("mistaken")
    static class Mistaken {

        @Init
        void init(Missing missing) {}
    }

    /** Cannot observe the first restart. */
    @Configuration(proxyBeanMethods = false)
    static class BrokenObservation {

        @Bean
        ObservationRegistry observations() {
            AtomicBoolean broken = new AtomicBoolean(true);
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new ObservationHandler<>() {
                @Override
                public void onStart(Observation.Context context) {
                    if (context.getName().equals("stagedoor.plugin.restart") && broken.getAndSet(false)) {
                        throw new IllegalStateException("cannot observe");
                    }
                }

                @Override
                public boolean supportsContext(Observation.Context context) {
                    return true;
                }
            });
            return registry;
        }
    }
}

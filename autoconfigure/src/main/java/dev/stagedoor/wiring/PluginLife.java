package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import dev.stagedoor.Backend.State;
import dev.stagedoor.errors.ConflictException;

/** The life of one plugin: run after run, one at a time, and when it is tried again. Thread-safe. */
final class PluginLife {

    private final LifeSupport support;

    private final String pluginId;

    private final PluginRetry retry;

    private final Turns turns = new Turns(this::followUp);

    private volatile PluginUnit run;

    private volatile boolean closed;

    private volatile boolean failed;

    private volatile @Nullable PluginStart start;

    PluginLife(PluginUnit first, LifeSupport support, PluginRetry retry) {
        this.run = first;
        this.pluginId = first.pluginId();
        this.support = support;
        this.retry = retry;
    }

    String pluginId() {
        return pluginId;
    }

    boolean mayRun() {
        return run.problem() == null;
    }

    /** The present run, or nothing if it has been stopped. */
    List<PluginUnit> present() {
        return closed ? List.of() : List.of(run);
    }

    /** The start with the backend. */
    CompletableFuture<@Nullable Throwable> start(StartRecorder recorder, StartupExecutor executor) {
        return turns.take(() -> begin(StartCause.BACKEND, State.STARTING, recorder, executor));
    }

    /**
     * Ends this run and begins another, after what goes on now.
     *
     * @return completes with the failure of the start, or with {@code null}
     */
    CompletableFuture<@Nullable Throwable> restart() {
        if (start == null) {
            throw new ConflictException("Plugin '" + pluginId + "' cannot be restarted before it has begun to start");
        }
        return turns.take(() -> renew(StartCause.RESTART));
    }

    /** No further run begins. */
    void end() {
        turns.end("Plugin '" + pluginId + "' cannot be restarted, because the backend is stopping");
        retry.cancel();
    }

    /** What completes when what goes on now has ended. */
    CompletableFuture<?> settled() {
        return turns.present();
    }

    /** Fails a start that goes on. */
    void giveUp(String message) {
        PluginStart present = start;
        if (present != null) {
            present.giveUp(new IllegalStateException(message.formatted(pluginId)));
        }
    }

    private CompletableFuture<@Nullable Throwable> begin(
            StartCause cause, State shown, StartRecorder recorder, StartupExecutor executor) {
        PluginStart mine = support.start(run, cause, recorder, executor);
        start = mine;
        return mine.begin(shown).whenComplete((failure, unexpected) -> {
            failed = unexpected == null && support.isRetried(pluginId, failure, recorder);
            if (!failed) {
                retry.reset();
            }
        });
    }

    /** Not sooner: a try that was due while the turn still goes on would find no turn to take. */
    private void followUp() {
        if (failed) {
            failed = false;
            scheduleRetry();
        }
    }

    private void scheduleRetry() {
        if (!turns.hasEnded()) {
            Duration delay = retry.schedule(this::tryAgain);
            support.retryIn(pluginId, delay);
        }
    }

    /** A thread of the last start that is still at work would be joined by one more with each try. */
    private void tryAgain() {
        PluginStart last = start;
        if (last == null || last.isLeft()) {
            turns.takeIfIdle(() -> renew(StartCause.RETRY));
        } else {
            support.logger()
                    .warn("Plugin '{}' is not tried again before its last start has let go of its thread", pluginId);
            scheduleRetry();
        }
    }

    private CompletableFuture<@Nullable Throwable> renew(StartCause cause) {
        CompletableFuture<@Nullable Throwable> done = new CompletableFuture<>();
        retry.cancel();
        StartupExecutor.alone("plugin-restart-", () -> {
            try {
                done.complete(renewObserved(cause));
            } catch (Throwable ex) {
                done.complete(ex);
            }
        });
        return done;
    }

    private @Nullable Throwable renewObserved(StartCause cause) {
        Observation observation = support.observations().restart(pluginId, cause);
        PluginObservations.begin(observation);
        Throwable failure;
        try (var scope = observation.openScope();
                StartupExecutor executor = support.open("plugin-start-")) {
            failure = renew(cause, executor);
        } catch (Throwable ex) {
            failure = ex;
        }
        PluginObservations.end(observation, failure);
        return failure;
    }

    private @Nullable Throwable renew(StartCause cause, StartupExecutor executor) {
        State former = support.states().state(pluginId);
        State shown = cause == StartCause.RETRY && former == State.FAILED ? former : State.RESTARTING;
        Logger logger = support.logger();
        logger.info("Plugin '{}' is {}", pluginId, cause == StartCause.RETRY ? "tried again" : "restarted");
        StartRecorder recorder = support.recorder(pluginId);
        stop(shown, executor);
        if (turns.hasEnded()) {
            support.states().leaving(pluginId, State.STOPPED);
            return new IllegalStateException("The backend was stopped while plugin '" + pluginId + "' was restarted");
        }
        run = run.next();
        closed = false;
        CompletableFuture<@Nullable Throwable> started = begin(cause, shown, recorder, executor);
        Throwable unexpected = TimedCall.await(started);
        Throwable failure = unexpected == null ? started.join() : unexpected;
        if (failure == null) {
            support.steps().root("late start-up hooks", executor, root -> root.startup(pluginId));
            logger.info("Plugin '{}' runs again", pluginId);
        }
        return failure;
    }

    /** Goes through the levels of a stop for this plugin alone. */
    void stop(State shown, StartupExecutor executor) {
        List<PluginUnit> ending = present();
        support.states().leaving(pluginId, shown);
        StopSteps steps = support.steps();
        steps.drain(ending, executor);
        steps.root("before-shutdown hooks of one plugin", executor, root -> root.beforeShutdown(pluginId));
        steps.runHooks(ending, executor);
        steps.destroy(ending, executor);
        steps.root("shutdown hooks of one plugin", executor, root -> root.shutdown(pluginId));
        closed = true;
    }
}

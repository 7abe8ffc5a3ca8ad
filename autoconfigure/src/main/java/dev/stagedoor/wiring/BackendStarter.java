package dev.stagedoor.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendStartupException;
import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Outcome;
import dev.stagedoor.lifecycle.ManagedRootLifecycle;

/** Starts the backend: all plugins at the same time, then the root start-up hooks. */
final class BackendStarter {

    private final PluginUnits units;

    private final PluginLives lives;

    private final RootServices root;

    private final StartupProperties properties;

    private final InstantSource clock;

    private final Consumer<StartupResult> report;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);

    private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();

    private volatile @Nullable StartupResult result;

    BackendStarter(PluginUnits units, PluginLives lives, Consumer<StartupResult> report) {
        this.units = units;
        this.lives = lives;
        this.root = lives.support().root();
        this.properties = lives.support().startup();
        this.clock = lives.support().clock();
        this.report = report;
    }

    /**
     * Starts everything, and returns or throws when all plugins have settled.
     *
     * @throws BackendStartupException if a plugin or module failed that was not allowed to
     */
    StartupResult start() {
        Phase former = phase.compareAndExchange(Phase.NEW, Phase.STARTED);
        if (former != Phase.NEW) {
            throw new IllegalStateException(
                    former == Phase.STARTED ? "Backend has already started" : "Backend has already stopped");
        }
        try (StartupExecutor executor = StartupExecutor.open("plugin-start-", properties.parallelism())) {
            ManagedRootLifecycle lifecycle = root.managedLifecycle();
            StartupResult outcome = startPlugins(executor);
            if (outcome.outcome() == Outcome.FAILURE) {
                throw new BackendStartupException(outcome);
            }
            runStartupHooks(lifecycle, executor);
            return outcome;
        } finally {
            settled.complete(null);
        }
    }

    boolean hasBegun() {
        return phase.get() != Phase.NEW;
    }

    /** How the plugins started, or empty as long as not all have settled. */
    Optional<StartupResult> result() {
        return Optional.ofNullable(result);
    }

    /** Destroys what plugins shared. */
    void closeRoot() {
        units.closeRoot();
    }

    /** Forbids any further start, and waits for those that go on; one that takes too long is given up. */
    void settle(Duration limit) {
        if (phase.getAndSet(Phase.STOPPED) == Phase.NEW) {
            return;
        }
        lives.end(limit);
        PluginLives.isDoneWithin(settled, limit);
    }

    private StartupResult startPlugins(StartupExecutor executor) {
        List<PluginLife> all = lives.begin(units.units());
        List<String> ids = all.stream().map(PluginLife::pluginId).toList();
        StartupProgress progress = new StartupProgress(ids);
        StartupLog log = StartupLog.of(root.logger().get(), progress, ids);
        BootFailurePolicy policy = BootFailurePolicy.read(root.config().get(), log::warn);
        StartupResults results = new StartupResults(clock);
        StartupRecorder recorder = new StartupRecorder(policy, results, progress, log);
        log.begun(ids);
        List<CompletableFuture<@Nullable Throwable>> starts = all.stream()
                .sorted(Comparator.comparing(PluginLife::mayRun))
                .map(life -> life.start(recorder, executor))
                .toList();
        await(CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)), log);
        log.ended();
        StartupResult outcome = results.close();
        result = outcome;
        report.accept(outcome);
        return outcome;
    }

    private void await(CompletableFuture<?> plugins, StartupLog log) {
        FibonacciGaps gaps = new FibonacciGaps();
        while (true) {
            try {
                plugins.get(gaps.next().toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException ex) {
                log.goingOn();
            } catch (InterruptedException ex) {
                lives.giveUp("The start of the backend was interrupted while plugin '%s' started");
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The start of the backend was interrupted", ex);
            } catch (ExecutionException ex) {
                throw new IllegalStateException("Unexpected error while plugins started", ex.getCause());
            }
        }
    }

    private void runStartupHooks(ManagedRootLifecycle lifecycle, StartupExecutor executor) {
        Throwable failure = TimedCall.await(TimedCall.run(
                new TimedWork.Subject(
                        "The start of the backend", null, properties.timeout(), "stagedoor.startup.timeout"),
                "root start-up hooks",
                executor,
                lifecycle::startup));
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** A backend starts once and stops once. */
    private enum Phase {
        NEW,
        STARTED,
        STOPPED
    }
}

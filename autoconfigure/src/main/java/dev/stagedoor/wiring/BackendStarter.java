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

    private final PluginStates states;

    private final RootServices root;

    private final StartupProperties properties;

    private final InstantSource clock;

    private final Consumer<StartupResult> report;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);

    private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();

    private volatile List<PluginUnit> plugins = List.of();

    private volatile List<PluginStart> starts = List.of();

    private volatile @Nullable StartupResult result;

    BackendStarter(
            PluginUnits units,
            PluginStates states,
            RootServices root,
            StartupProperties properties,
            InstantSource clock,
            Consumer<StartupResult> report) {
        this.units = units;
        this.states = states;
        this.root = root;
        this.properties = properties;
        this.clock = clock;
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

    /** The plugins that a start has begun with. */
    List<PluginUnit> plugins() {
        return plugins;
    }

    /** Destroys what plugins shared. */
    void closeRoot() {
        units.closeRoot();
    }

    /** Forbids any further start, and waits for one that goes on; one that takes too long is given up. */
    void settle(Duration limit) {
        if (phase.getAndSet(Phase.STOPPED) == Phase.NEW) {
            return;
        }
        if (!isSettledWithin(limit)) {
            giveUp("The backend was stopped while plugin '%s' started");
            isSettledWithin(limit);
        }
    }

    private StartupResult startPlugins(StartupExecutor executor) {
        List<PluginUnit> all = units.units();
        plugins = all;
        List<String> ids = all.stream().map(PluginUnit::pluginId).toList();
        StartupProgress progress = new StartupProgress(ids);
        StartupLog log = StartupLog.of(root.logger().get(), progress, ids);
        BootFailurePolicy policy = BootFailurePolicy.read(root.config().get(), log::warn);
        StartupResults results = new StartupResults(clock);
        StartupRecorder recorder = new StartupRecorder(policy, results, progress, log);
        log.begun(ids);
        starts = all.stream()
                .sorted(Comparator.comparing(plugin -> plugin.problem() == null))
                .map(plugin -> new PluginStart(plugin, states, recorder, executor, properties.timeout()))
                .toList();
        await(CompletableFuture.allOf(starts.stream().map(PluginStart::begin).toArray(CompletableFuture[]::new)), log);
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
                giveUp("The start of the backend was interrupted while plugin '%s' started");
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

    private boolean isSettledWithin(Duration limit) {
        try {
            settled.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException ex) {
            return false;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private void giveUp(String message) {
        starts.forEach(start -> start.giveUp(new IllegalStateException(message.formatted(start.pluginId()))));
    }

    /** A backend starts once and stops once. */
    private enum Phase {
        NEW,
        STARTED,
        STOPPED
    }
}

package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.State;
import dev.stagedoor.lifecycle.ManagedLifecycle;

/** One attempt to start one plugin. Its stages follow each other on whatever thread is free. */
final class PluginStart implements ModuleUnit.ModuleReports {

    private final PluginUnit plugin;

    private final String pluginId;

    private final PluginStates states;

    private final StartRecorder recorder;

    private final TimedWork work;

    private final PluginObservations observations;

    private final Observation observation;

    private final StartTimeline.Recording recording;

    private final CompletableFuture<@Nullable Throwable> settled = new CompletableFuture<>();

    private volatile long beginning;

    private volatile int number;

    private volatile @Nullable ManagedLifecycle lifecycle;

    PluginStart(
            PluginUnit plugin,
            StartCause cause,
            PluginStates states,
            StartRecorder recorder,
            PluginObservations observations,
            StartTimeline timeline,
            StartupExecutor executor,
            Duration timeout) {
        this.plugin = plugin;
        this.pluginId = plugin.pluginId();
        this.states = states;
        this.recorder = recorder;
        this.observations = observations;
        this.observation = observations.start(pluginId, cause);
        this.recording = timeline.begin(pluginId, cause);
        this.work = new TimedWork(
                new TimedWork.Subject(
                        "The start of plugin '" + pluginId + "'", pluginId, timeout, "stagedoor.startup.timeout"),
                executor,
                this::settleFailed);
    }

    /**
     * Begins.
     *
     * @param shown in which state the plugin is meanwhile
     * @return what completes when the plugin has started, with {@code null}, or has failed, with the failure
     */
    CompletableFuture<@Nullable Throwable> begin(State shown) {
        beginning = System.nanoTime();
        number = states.begin(pluginId, shown);
        PluginObservations.begin(observation);
        Throwable problem = plugin.problem();
        if (problem != null) {
            fail(problem);
        } else {
            work.begin("its services", () -> stage("services", this::createServices, this::startModules));
        }
        return settled;
    }

    /** Ends the attempt, unless it has settled, with this failure. */
    void giveUp(Throwable failure) {
        if (work.cancel()) {
            settleFailed(failure);
        }
    }

    /** Whether no thread is in the attempt any more, which may be later than that it has settled. */
    boolean isLeft() {
        return work.isLeft();
    }

    private void createServices() throws Exception {
        plugin.register();
        recordModulesThatMayNotRun();
        plugin.createAlwaysServices();
        lifecycle = plugin.lifecycle();
    }

    private void recordModulesThatMayNotRun() {
        for (ModuleUnit module : plugin.modules()) {
            Throwable problem = module.problem();
            if (problem != null) {
                moduleFailed(module.moduleId(), problem);
            }
        }
    }

    private void startModules() {
        ModuleOrder.of(plugin).traverse(this::startModule).whenComplete((ids, error) -> {
            if (error == null) {
                then("init", "init", plugin::init, this::createBeans);
            } else {
                fail(error);
            }
        });
    }

    private CompletionStage<String> startModule(ModuleUnit module) {
        CompletableFuture<String> done = new CompletableFuture<>();
        String moduleId = module.moduleId();
        work.proceed("module '" + moduleId + "'", () -> {
            long begun = System.nanoTime();
            try (var step = recording.step("module " + moduleId)) {
                PluginObservations.observe(
                        observations.module(pluginId, moduleId, observation), () -> module.init(this));
                states.moduleStarted(pluginId, number, moduleId, since(begun));
                recorder.moduleStarted(pluginId, moduleId);
            } catch (Throwable ex) {
                if (!work.isOver()) {
                    moduleFailed(moduleId, ex);
                }
            } finally {
                done.complete(moduleId);
            }
        });
        return done;
    }

    private void moduleFailed(String moduleId, Throwable failure) {
        states.moduleFailed(pluginId, number, moduleId, failure);
        recorder.moduleFailed(pluginId, moduleId, failure);
    }

    /** An extension point reports that a module has failed; once the plugin has settled, that changes nothing. */
    @Override
    public void reportFailure(String ofPlugin, String moduleId, Throwable error) {
        if (!settled.isDone()) {
            states.moduleFailed(pluginId, number, moduleId, error);
        }
        recorder.reportFailure(ofPlugin, moduleId, error);
    }

    private void createBeans() {
        then("its beans", "beans", plugin::createBeans, () -> then("opening", "opening", this::open, this::opened));
    }

    private void open() throws Exception {
        plugin.open();
        if (work.isOver()) {
            plugin.withdraw();
        }
    }

    private void opened() {
        recorder.pluginStarted(pluginId);
        then("its start-up hooks", "hooks", this::runStartupHooks, this::settleRunning);
    }

    private void runStartupHooks() {
        ManagedLifecycle hooks = lifecycle;
        if (hooks != null) {
            hooks.startup();
        }
    }

    private void then(String step, String name, PluginObservations.Observed stage, Runnable next) {
        work.follow(step, () -> stage(name, stage, next));
    }

    private void stage(String name, PluginObservations.Observed stage, Runnable next) {
        try {
            try (var scope = observation.openScope();
                    var step = recording.step(name)) {
                stage.run();
            }
            if (!work.isOver()) {
                next.run();
            }
        } catch (Throwable ex) {
            fail(ex);
        }
    }

    private void fail(Throwable failure) {
        if (work.end()) {
            settleFailed(failure);
        }
    }

    private void settleFailed(Throwable failure) {
        try {
            states.failed(pluginId, number, failure);
            recorder.pluginFailed(pluginId, failure);
            plugin.withdraw();
        } finally {
            settle(failure);
        }
    }

    private void settleRunning() {
        if (work.end()) {
            states.running(pluginId, number, since(beginning));
            settle(null);
        }
    }

    private void settle(@Nullable Throwable failure) {
        PluginObservations.end(observation, failure);
        recording.end();
        settled.complete(failure);
    }

    private static Duration since(long beginning) {
        return Duration.ofNanos(System.nanoTime() - beginning);
    }
}

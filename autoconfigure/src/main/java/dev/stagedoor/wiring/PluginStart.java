package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.ManagedLifecycle;

/** One attempt to start one plugin. Its stages follow each other on whatever thread is free. */
final class PluginStart {

    private final PluginUnit plugin;

    private final String pluginId;

    private final PluginStates states;

    private final StartupRecorder recorder;

    private final TimedWork work;

    private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();

    private volatile @Nullable ManagedLifecycle lifecycle;

    PluginStart(
            PluginUnit plugin,
            PluginStates states,
            StartupRecorder recorder,
            StartupExecutor executor,
            Duration timeout) {
        this.plugin = plugin;
        this.pluginId = plugin.pluginId();
        this.states = states;
        this.recorder = recorder;
        this.work = new TimedWork(
                new TimedWork.Subject(
                        "The start of plugin '" + pluginId + "'", pluginId, timeout, "stagedoor.startup.timeout"),
                executor,
                this::settleFailed);
    }

    String pluginId() {
        return pluginId;
    }

    /** Begins, and returns what completes, normally in any case, when the plugin has started or failed. */
    CompletableFuture<@Nullable Void> begin() {
        states.starting(pluginId);
        Throwable problem = plugin.problem();
        if (problem != null) {
            fail(problem);
        } else {
            recordModulesThatMayNotRun();
            work.begin("its services", () -> stage(this::createServices, this::startModules));
        }
        return settled;
    }

    /** Ends the attempt, unless it has settled, with this failure. */
    void giveUp(Throwable failure) {
        if (work.cancel()) {
            settleFailed(failure);
        }
    }

    private void createServices() throws Exception {
        plugin.createAlwaysServices();
        lifecycle = plugin.lifecycle();
    }

    private void recordModulesThatMayNotRun() {
        for (ModuleUnit module : plugin.modules()) {
            Throwable problem = module.problem();
            if (problem != null) {
                recorder.moduleFailed(pluginId, module.moduleId(), problem);
            }
        }
    }

    private void startModules() {
        ModuleOrder.of(plugin).traverse(this::startModule).whenComplete((ids, error) -> {
            if (error == null) {
                then("init", plugin::init, this::createBeans);
            } else {
                fail(error);
            }
        });
    }

    private CompletionStage<String> startModule(ModuleUnit module) {
        CompletableFuture<String> done = new CompletableFuture<>();
        String moduleId = module.moduleId();
        work.proceed("module '" + moduleId + "'", () -> {
            try {
                module.init(recorder);
                recorder.moduleStarted(pluginId, moduleId);
            } catch (Throwable ex) {
                if (!work.isOver()) {
                    recorder.moduleFailed(pluginId, moduleId, ex);
                }
            } finally {
                done.complete(moduleId);
            }
        });
        return done;
    }

    private void createBeans() {
        then("its beans", plugin::createBeans, () -> then("opening", this::open, this::opened));
    }

    private void open() throws Exception {
        plugin.open();
        if (work.isOver()) {
            plugin.withdraw();
        }
    }

    private void opened() {
        recorder.pluginStarted(pluginId);
        then("its start-up hooks", this::runStartupHooks, this::settleRunning);
    }

    private void runStartupHooks() {
        ManagedLifecycle hooks = lifecycle;
        if (hooks != null) {
            hooks.startup();
        }
    }

    private void then(String step, Stage stage, Runnable next) {
        work.proceed(step, () -> stage(stage, next));
    }

    private void stage(Stage stage, Runnable next) {
        try {
            stage.run();
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
            states.failed(pluginId, failure);
            recorder.pluginFailed(pluginId, failure);
            plugin.withdraw();
        } finally {
            settled.complete(null);
        }
    }

    private void settleRunning() {
        if (work.end()) {
            states.running(pluginId);
            settled.complete(null);
        }
    }

    /** What may throw anything. */
    private interface Stage {

        void run() throws Exception;
    }
}

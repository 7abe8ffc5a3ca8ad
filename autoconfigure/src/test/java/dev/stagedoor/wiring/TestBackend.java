package dev.stagedoor.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.StartupResult;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.lifecycle.RootLifecycleService;

import static org.assertj.core.api.Assertions.assertThat;

/** A backend of fake plugins around the real start and stop. */
final class TestBackend {

    final Trace trace = new Trace();

    final RecordingLogger logger = new RecordingLogger();

    final List<PluginUnit> plugins = new ArrayList<>();

    final PluginStates states = new PluginStates(InstantSource.system());

    final StartTimeline timeline = new StartTimeline();

    @Nullable
    RootLifecycleService lifecycle = new FakeRootLifecycle(trace);

    @Nullable
    RootConfigService config;

    ObservationRegistry observations = ObservationRegistry.NOOP;

    FailureReports failures = FailureReports.none();

    boolean logs = true;

    private @Nullable Integer parallelism;

    private Duration startTimeout = Duration.ofSeconds(20);

    private Duration stopTimeout = Duration.ofSeconds(20);

    private RetryProperties retry = new RetryProperties(false, false, Duration.ofMillis(1), 1, Duration.ofMillis(1));

    private @Nullable PluginLives lives;

    private @Nullable BackendStarter starter;

    private @Nullable BackendStopper stopper;

    FakePlugin plugin(String id) {
        FakePlugin plugin = new FakePlugin(id, trace);
        plugins.add(plugin);
        return plugin;
    }

    TestBackend parallelism(int threads) {
        this.parallelism = threads;
        return this;
    }

    TestBackend startTimeout(Duration timeout) {
        this.startTimeout = timeout;
        return this;
    }

    TestBackend stopTimeout(Duration timeout) {
        this.stopTimeout = timeout;
        return this;
    }

    /** Lets all plugins, or all modules, fail. */
    TestBackend allowing(String key) {
        this.config = MapConfig.of(Map.of("backend", Map.of("startup", Map.of("default", Map.of(key, "continue")))));
        return this;
    }

    /** Lets what failed be tried again. */
    TestBackend retrying(boolean modules, Duration delay) {
        this.retry = new RetryProperties(true, modules, delay, 2, delay.multipliedBy(8));
        return this;
    }

    PluginLives lives() {
        if (lives == null) {
            lives = new PluginLives(new LifeSupport(
                    states,
                    root(),
                    new StartupProperties(true, parallelism, startTimeout),
                    retry,
                    new ShutdownProperties(stopTimeout),
                    new PluginObservations(() -> observations),
                    timeline,
                    failures,
                    InstantSource.system()));
        }
        return lives;
    }

    Backend backend() {
        return new DefaultBackend(() -> plugins, lives(), starter(), new Binding(new InstanceStores(new Waits())));
    }

    BackendStarter starter() {
        if (starter == null) {
            starter = new BackendStarter(() -> plugins, lives(), result -> {});
        }
        return starter;
    }

    BackendStopper stopper() {
        if (stopper == null) {
            stopper = new BackendStopper(starter(), lives());
        }
        return stopper;
    }

    StartupResult start() {
        return starter().start();
    }

    CompletableFuture<StartupResult> startInBackground() {
        BackendStarter mine = starter();
        return CompletableFuture.supplyAsync(mine::start, Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test-start");
            thread.setDaemon(true);
            return thread;
        }));
    }

    State stateOf(String pluginId) {
        return statusOf(pluginId).state();
    }

    PluginStatus statusOf(String pluginId) {
        return backend().plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow();
    }

    static StartupResult.Plugin entry(StartupResult result, String pluginId) {
        List<StartupResult.Plugin> entries = result.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .toList();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private RootServices root() {
        return new RootServices(() -> logs ? logger : null, () -> config, () -> lifecycle);
    }
}

package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Dependencies;
import dev.stagedoor.Init;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.RecordingLogger;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a backend guarantees when it stops. */
class ShutdownTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    private final RecordingLogger logger = new RecordingLogger();

    @Test
    @Case({"LCX-01", "LCX-10", "LCX-12"})
    void theLevelsFollowEachOther() {
        backend.add(
                plugin("a", deps -> {
                    root(deps).addShutdownHook(() -> trace.add("root"));
                    root(deps).addBeforeShutdownHook(() -> trace.add("before"));
                    root(deps).addBeforeShutdownHook(() -> trace.add("before"));
                    lifecycle(deps).addShutdownHook(() -> trace.add("plugin"));
                }),
                plugin("b", deps -> lifecycle(deps).addShutdownHook(() -> trace.add("plugin"))));
        backend.start();
        assertThat(trace.events()).isEmpty();
        backend.close();
        assertThat(trace.events()).containsExactly("before", "before", "plugin", "plugin", "root");
    }

    @Test
    @Case({"LCX-02", "CON-08"})
    void theHooksOfEachLevelRunTogetherAcrossPlugins() {
        Trace.Step before = Trace.meeting(2);
        Trace.Step plugins = Trace.meeting(4);
        Trace.Step root = Trace.meeting(2);
        backend.add(
                plugin("a", deps -> {
                    for (int i = 0; i < 2; i++) {
                        root(deps).addBeforeShutdownHook(() -> {
                            before.run();
                            trace.add("before");
                        });
                        root(deps).addShutdownHook(() -> {
                            root.run();
                            trace.add("root");
                        });
                        lifecycle(deps).addShutdownHook(() -> {
                            plugins.run();
                            trace.add("plugin");
                        });
                    }
                }),
                plugin("b", deps -> {
                    for (int i = 0; i < 2; i++) {
                        lifecycle(deps).addShutdownHook(() -> {
                            plugins.run();
                            trace.add("plugin");
                        });
                    }
                }));
        backend.start();
        backend.close();
        assertThat(trace.events())
                .containsExactly("before", "before", "plugin", "plugin", "plugin", "plugin", "root", "root");
    }

    @Test
    @Case({"LCX-03", "LOG-09"})
    void failingHooksAreLoggedAndStopNothing() {
        backend.add(logging(), plugin("todo", deps -> {
            root(deps).addBeforeShutdownHook(() -> {
                throw new IllegalStateException("bad before");
            });
            lifecycle(deps).addShutdownHook(() -> {
                throw new IllegalStateException("bad plugin hook");
            });
            lifecycle(deps).addShutdownHook(() -> trace.add("good plugin hook"));
            root(deps).addShutdownHook(() -> {
                throw new AssertionError("bad root hook");
            });
            root(deps).addShutdownHook(() -> trace.add("good root hook"));
        }));
        backend.start();
        backend.close();
        assertThat(trace.events()).containsExactly("good plugin hook", "good root hook");
        assertThat(logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .extracting(entry -> entry.throwable().getMessage())
                .containsExactly("bad before", "bad plugin hook", "bad root hook");
    }

    /** A close that another one overtakes does not wait for it: that is Spring's own rule for a context. */
    @Test
    @Case({"LCX-04", "CON-04"})
    void hooksRunOnceHoweverManyCloseAtTheSameTime() throws Exception {
        CountDownLatch inHook = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        backend.add(plugin(
                "todo",
                deps -> lifecycle(deps).addShutdownHook(() -> {
                    trace.add("hook, interrupted: " + Thread.currentThread().isInterrupted());
                    inHook.countDown();
                    Trace.await(release);
                    trace.add("hook ended");
                })));
        ConfigurableApplicationContext context = backend.start();
        CompletableFuture<Void> first = inBackground(context::close);
        Trace.await(inHook);
        CompletableFuture<Void> second = inBackground(context::close);
        CompletableFuture<Void> third = inBackground(context::close);
        assertThat(first).isNotDone();
        release.countDown();
        for (CompletableFuture<Void> each : List.of(first, second, third)) {
            each.get(20, TimeUnit.SECONDS);
        }
        assertThat(trace.events()).containsExactly("hook, interrupted: false", "hook ended");
    }

    @Test
    @Case("LCX-05")
    void aStopDuringTheStartWaitsForIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<ConfigurableApplicationContext> context = new AtomicReference<>();
        backend.add(plugin("todo", deps -> {
            lifecycle(deps).addShutdownHook(() -> trace.add("shutdown"));
            begun.countDown();
            Trace.await(release);
            trace.add("init");
        }));
        backend.onCreated(context::set);
        CompletableFuture<Void> start = inBackground(() -> catchThrowable(backend::start));
        Trace.await(begun);
        CompletableFuture<Void> close = inBackground(() -> context.get().close());
        release.countDown();
        close.get(20, TimeUnit.SECONDS);
        start.get(20, TimeUnit.SECONDS);
        assertThat(trace.events()).containsExactly("init", "shutdown");
    }

    @Test
    @Case({"LCX-06", "BCK-08"})
    void afterAFailedStartTheHooksRegisteredSoFarRun() {
        backend.add(plugin("bad", deps -> {
            root(deps).addBeforeShutdownHook(() -> trace.add("before"));
            lifecycle(deps).addShutdownHook(() -> trace.add("plugin"));
            root(deps).addShutdownHook(() -> trace.add("root"));
            throw new IllegalStateException("bad");
        }));
        backend.startupError();
        assertThat(trace.events()).containsExactly("before", "plugin", "root");
    }

    @Test
    @Case("LCX-07")
    void everyRegisteredPluginIsShutDownEvenIfItNeverRan() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(
                        tracing(),
                        plugin("todo", deps -> {}),
                        plugin("double", deps -> {}),
                        plugin("double", deps -> {}),
                        module("absent", "lonely", deps -> {}));
        backend.start();
        backend.close();
        assertThat(trace.events())
                .contains("todo startup", "todo shutdown", "double shutdown")
                .doesNotContain("double startup", "absent shutdown")
                .doesNotHaveDuplicates();
    }

    @Test
    @Case({"LCX-08", "ERR-18"})
    void hooksMayBeAddedUntilTheirLevelBegins() {
        AtomicReference<Dependencies> kept = new AtomicReference<>();
        backend.add(plugin("todo", deps -> {
            kept.set(deps);
            root(deps).addStartupHook(() -> {
                root(deps).addBeforeShutdownHook(() -> {
                    trace.add("before");
                    trace.add(refusal(() -> root(deps).addBeforeShutdownHook(() -> {})));
                    lifecycle(deps).addShutdownHook(() -> {
                        trace.add("plugin");
                        trace.add(refusal(() -> lifecycle(deps).addShutdownHook(() -> {})));
                    });
                });
            });
        }));
        backend.start();
        root(kept.get()).addShutdownHook(() -> trace.add("root"));
        backend.close();
        assertThat(trace.events())
                .containsExactly(
                        "before",
                        "Attempted to add before shutdown hook after shutdown has started",
                        "plugin",
                        "Attempted to add shutdown hook after shutdown",
                        "root");
        assertThat(refusal(() -> root(kept.get()).addShutdownHook(() -> {})))
                .isEqualTo("Attempted to add shutdown hook after shutdown");
    }

    @Test
    @Case("LCX-09")
    void aLifecycleThatFailsToShutDownStopsNothingElse() {
        backend.add(
                logging(),
                ServiceFactory.of(CoreServices.LIFECYCLE)
                        .deps(CoreServices.PLUGIN_METADATA)
                        .create(deps -> new TracingLifecycle(
                                deps.get(CoreServices.PLUGIN_METADATA).getId(), trace) {

                            @Override
                            public void shutdown() {
                                super.shutdown();
                                throw new IllegalStateException("broken lifecycle");
                            }
                        }),
                plugin("a", deps -> root(deps).addShutdownHook(() -> trace.add("root"))),
                plugin("b", deps -> {}));
        backend.start();
        backend.close();
        assertThat(trace.of("a shutdown", "b shutdown", "root"))
                .containsExactlyInAnyOrder("a shutdown", "b shutdown", "root")
                .endsWith("root");
        assertThat(logger.messages(Level.ERROR)).hasSize(2);
    }

    @Test
    @Case("LCX-14")
    void aRootLifecycleWhoseBeforeShutdownFailsDoesNotEndTheStop() {
        backend.add(
                tracing(),
                ServiceFactory.of(CoreServices.ROOT_LIFECYCLE).create(deps -> new TracingRootLifecycle(trace) {

                    @Override
                    public void beforeShutdown() {
                        throw new IllegalStateException("broken lifecycle");
                    }
                }),
                plugin("todo", deps -> {}));
        backend.start();
        backend.close();
        assertThat(trace.events()).containsExactly("todo startup", "root startup", "todo shutdown", "root shutdown");
    }

    @Test
    @Case("LCX-15")
    void aHookThatNeverEndsIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        backend.property("stagedoor.shutdown.timeout", "300ms")
                .add(
                        logging(),
                        plugin("stuck", deps -> lifecycle(deps).addShutdownHook(never::await)),
                        plugin("good", deps -> {
                            lifecycle(deps).addShutdownHook(() -> trace.add("good"));
                            root(deps).addShutdownHook(() -> trace.add("root"));
                        }));
        backend.start();
        backend.close();
        assertThat(trace.events()).containsExactly("good", "root");
        assertThat(logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .anySatisfy(entry -> {
                    assertThat(entry.message()).contains("'stuck'");
                    assertThat(entry.throwable()).hasMessageContaining("stagedoor.shutdown.timeout");
                });
    }

    @Test
    @Case({"LCX-01", "LCX-11"})
    void hooksOfAnnotatedPluginsAndModulesRunBeforeTheirBeansAreDestroyed() {
        backend.declare(TodoPlugin.class, CsvModule.class).start();
        backend.close();
        assertThat(trace.events()).hasSize(3).endsWith("todo destroyed");
        assertThat(trace.events().subList(0, 2)).containsExactlyInAnyOrder("todo hook", "csv hook");
    }

    @Test
    @Case({"LCX-04", "LCS-08"})
    void shutdownHooksRunOnceEvenIfTheLifecycleIsShutDownEarlier() {
        AtomicReference<LifecycleService> lifecycle = new AtomicReference<>();
        backend.add(plugin("todo", deps -> {
            lifecycle.set(lifecycle(deps));
            lifecycle(deps).addShutdownHook(() -> trace.add("hook"));
        }));
        backend.start();
        ((ManagedLifecycle) lifecycle.get()).shutdown();
        backend.close();
        assertThat(trace.events()).containsExactly("hook");
    }

    private BackendFeature tracing() {
        return ServiceFactory.of(CoreServices.LIFECYCLE)
                .deps(CoreServices.PLUGIN_METADATA)
                .create(deps -> new TracingLifecycle(
                        deps.get(CoreServices.PLUGIN_METADATA).getId(), trace));
    }

    private BackendFeature logging() {
        return ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> logger);
    }

    private static BackendFeature plugin(String id, RegistrationPoints.InitCallback init) {
        return BackendRunner.plugin(id, init, CoreServices.LIFECYCLE, CoreServices.ROOT_LIFECYCLE);
    }

    private static LifecycleService lifecycle(Dependencies deps) {
        return deps.get(CoreServices.LIFECYCLE);
    }

    private static RootLifecycleService root(Dependencies deps) {
        return deps.get(CoreServices.ROOT_LIFECYCLE);
    }

    private static CompletableFuture<Void> inBackground(Runnable action) {
        return CompletableFuture.runAsync(action, task -> new Thread(task).start());
    }

    private static String refusal(Runnable adding) {
        Throwable failure = catchThrowable(adding::run);
        return failure == null ? "nothing thrown" : String.valueOf(failure.getMessage());
    }

    @BackendPlugin("todo")
    static class TodoPlugin implements AutoCloseable {

        private final Trace trace;

        TodoPlugin(Trace trace) {
            this.trace = trace;
        }

        @Init
        void init(LifecycleService lifecycle) {
            lifecycle.addShutdownHook(() -> trace.add("todo hook"));
        }

        @Override
        public void close() {
            trace.add("todo destroyed");
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(LifecycleService lifecycle, PluginMetadataService plugin, Trace trace) {
            assertThat(plugin.getId()).isEqualTo("todo");
            lifecycle.addShutdownHook(() -> trace.add("csv hook"));
        }
    }
}

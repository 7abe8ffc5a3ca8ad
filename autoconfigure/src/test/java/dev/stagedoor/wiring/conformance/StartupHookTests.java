package dev.stagedoor.wiring.conformance;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Dependencies;
import dev.stagedoor.Init;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.StartupResult;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedLifecycle;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.RecordingLogger;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a backend guarantees about start-up hooks. */
class StartupHookTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    private final RecordingLogger logger = new RecordingLogger();

    @Test
    @Case({"LCS-01", "LCS-02", "CON-02"})
    void aPluginsHooksWaitForNoOtherPluginAndRootHooksForAll() {
        CountDownLatch hookRan = new CountDownLatch(1);
        backend.add(
                plugin("fast", deps -> {
                    root(deps).addStartupHook(() -> trace.add("root hook"));
                    lifecycle(deps).addStartupHook(() -> {
                        trace.add("fast hook");
                        hookRan.countDown();
                    });
                }),
                plugin("slow", deps -> {
                    Trace.await(hookRan);
                    trace.add("slow init");
                    lifecycle(deps).addStartupHook(() -> trace.add("slow hook"));
                }));
        backend.start();
        assertThat(trace.events()).containsExactly("fast hook", "slow init", "slow hook", "root hook");
    }

    @Test
    @Case({"LCS-03", "LCS-04"})
    void aFailedPluginRunsNoHooksAndNeitherDoesTheRoot() {
        backend.add(
                plugin("bad", deps -> {
                    root(deps).addStartupHook(() -> trace.add("root hook"));
                    lifecycle(deps).addStartupHook(() -> trace.add("bad hook"));
                    throw new IllegalStateException("bad");
                }),
                plugin("good", deps -> lifecycle(deps).addStartupHook(() -> trace.add("good hook"))));
        backend.startupError();
        assertThat(trace.events()).containsExactly("good hook");
    }

    @Test
    @Case({"LCS-04", "BFP-10"})
    void rootHooksRunIfAllFailuresAreAllowed() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(plugin("bad", deps -> {
                    root(deps).addStartupHook(() -> trace.add("root hook"));
                    throw new IllegalStateException("bad");
                }));
        backend.start();
        assertThat(trace.events()).containsExactly("root hook");
    }

    @Test
    @Case({"LCS-05", "CON-08"})
    void hooksOfOneLevelRunTogetherAndAreAwaited() {
        Trace.Step pluginHooks = Trace.meeting(3);
        Trace.Step rootHooks = Trace.meeting(3);
        backend.add(plugin("todo", deps -> {
            for (int i = 0; i < 3; i++) {
                lifecycle(deps).addStartupHook(() -> {
                    pluginHooks.run();
                    trace.add("plugin hook");
                });
                root(deps).addStartupHook(() -> {
                    rootHooks.run();
                    trace.add("root hook");
                });
            }
        }));
        backend.start();
        assertThat(trace.events())
                .containsExactly("plugin hook", "plugin hook", "plugin hook", "root hook", "root hook", "root hook");
    }

    @Test
    @Case({"LCS-06", "LOG-09"})
    void aFailingHookIsLoggedAndChangesNothingElse() {
        IllegalStateException bad = new IllegalStateException("bad hook");
        backend.add(logging(), plugin("todo", deps -> {
            lifecycle(deps).addStartupHook(() -> {
                throw bad;
            });
            lifecycle(deps).addStartupHook(() -> trace.add("good hook"));
            root(deps).addStartupHook(() -> {
                throw new AssertionError("bad root hook");
            });
            root(deps).addStartupHook(() -> trace.add("root hook"));
        }));
        StartupResult result = backend.startupResult();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(trace.events()).containsExactly("good hook", "root hook");
        assertThat(logger.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .hasSize(2)
                .anySatisfy(entry -> {
                    assertThat(entry.throwable()).isSameAs(bad);
                    assertThat(entry.fields()).containsEntry("plugin", "todo");
                })
                .anySatisfy(entry -> assertThat(entry.throwable()).hasMessage("bad root hook"));
    }

    @Test
    @Case({"LCS-07", "ERR-18"})
    void aHookThatComesTooLateIsRefusedEvenWithinAHook() {
        backend.add(plugin("todo", deps -> {
            LifecycleService lifecycle = lifecycle(deps);
            RootLifecycleService root = root(deps);
            lifecycle.addStartupHook(
                    () -> trace.add(message(catchThrowable(() -> lifecycle.addStartupHook(() -> {})))));
            root.addStartupHook(() -> trace.add(message(catchThrowable(() -> root.addStartupHook(() -> {})))));
        }));
        backend.start();
        assertThat(trace.events())
                .containsExactly(
                        "Attempted to add startup hook after startup", "Attempted to add startup hook after startup");
    }

    @Test
    @Case({"LCS-08", "CON-04"})
    void hooksRunOnceHoweverOftenTheLevelIsTriggered() {
        backend.add(plugin("todo", deps -> {
            lifecycle(deps).addStartupHook(() -> trace.add("hook"));
            root(deps).addStartupHook(() -> ((ManagedLifecycle) lifecycle(deps)).startup());
        }));
        backend.start();
        assertThat(trace.events()).containsExactly("hook");
    }

    @Test
    @Case("LCS-09")
    void aPluginsHookMayAddRootHooks() {
        backend.add(plugin(
                "todo",
                deps -> lifecycle(deps).addStartupHook(() -> root(deps).addStartupHook(() -> trace.add("root hook")))));
        backend.start();
        assertThat(trace.events()).containsExactly("root hook");
    }

    @Test
    @Case({"LCS-10", "RES-07"})
    void thePluginsTimeIsTakenBeforeItsHooks() {
        AtomicReference<Instant> hook = new AtomicReference<>();
        backend.add(plugin("todo", deps -> lifecycle(deps).addStartupHook(() -> hook.set(Instant.now()))));
        StartupResult result = backend.startupResult();
        assertThat(entry(result, "todo").resultAt()).isBeforeOrEqualTo(hook.get());
    }

    @Test
    @Case("LCS-11")
    void aFailedModuleDoesNotStopTheHooksOfItsPlugin() {
        backend.add(
                plugin("todo", deps -> lifecycle(deps).addStartupHook(() -> trace.add("hook"))),
                module("todo", "csv", deps -> {
                    throw new IllegalStateException("bad module");
                }));
        backend.startupError();
        assertThat(trace.events()).containsExactly("hook");
    }

    @Test
    @Case({"LCS-12", "LCX-16", "LOG-09"})
    void aHookMayBringItsOwnLogger() {
        RecordingLogger own = new RecordingLogger();
        backend.add(plugin("todo", deps -> {
            lifecycle(deps).addStartupHook(() -> {}, own);
            lifecycle(deps)
                    .addShutdownHook(
                            () -> {
                                throw new IllegalStateException("bad hook");
                            },
                            own);
        }));
        backend.start();
        assertThat(own.messages(Level.DEBUG)).hasSize(1);
        backend.close();
        assertThat(own.entries)
                .filteredOn(entry -> entry.level() == Level.ERROR)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.fields()).containsEntry("plugin", "todo");
                    assertThat(entry.throwable()).hasMessage("bad hook");
                });
    }

    @Test
    @Case({"LCS-13", "RES-11"})
    void aLifecycleThatFailsToStartTurnsTheOneEntryIntoAFailure() {
        IllegalStateException broken = new IllegalStateException("broken lifecycle");
        backend.add(
                ServiceFactory.of(CoreServices.LIFECYCLE).create(deps -> new TracingLifecycle("plugin", trace) {

                    @Override
                    public void startup() {
                        throw broken;
                    }
                }),
                plugin("todo", deps -> trace.add("init")));
        StartupResult result = backend.startupError().getResult();
        assertThat(failureOf(entry(result, "todo"))).isSameAs(broken);
    }

    @Test
    @Case({"LCS-01", "LCS-02"})
    void annotatedPluginsHaveHooksToo() {
        backend.declare(TodoPlugin.class).start();
        assertThat(trace.events()).containsExactly("plugin hook", "root hook");
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

    private static String message(Throwable failure) {
        return failure == null ? "nothing thrown" : String.valueOf(failure.getMessage());
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Init
        void init(LifecycleService lifecycle, RootLifecycleService root, Trace trace) {
            root.addStartupHook(() -> trace.add("root hook"));
            lifecycle.addStartupHook(() -> trace.add("plugin hook"));
        }
    }
}

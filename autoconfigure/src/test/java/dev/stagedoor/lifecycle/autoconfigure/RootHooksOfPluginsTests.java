package dev.stagedoor.lifecycle.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.stagedoor.logger.RootLoggerService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What becomes of the backend's hooks that a plugin has added when that plugin stops and starts again. */
class RootHooksOfPluginsTests {

    private final ObservationRegistry observations = ObservationRegistry.create();

    private final HookRunner runner = new HookRunner(() -> observations);

    private final RootLoggerService logger = entry -> {};

    private final List<String> trace = new CopyOnWriteArrayList<>();

    private @Nullable String current;

    private final DefaultRootLifecycle root = new DefaultRootLifecycle(logger, runner, () -> current);

    @Test
    void theHooksOfAPluginThatStopsRunAndAreGone() {
        addHooksOf("todo");
        addHooksOf("other");
        root.startup();
        trace.clear();
        root.beforeShutdown("todo");
        root.shutdown("todo");
        assertThat(trace).containsExactly("todo before", "todo shutdown");
        root.beforeShutdown();
        root.shutdown();
        assertThat(trace).containsExactly("todo before", "todo shutdown", "other before", "other shutdown");
    }

    @Test
    void aPluginThatStopsBeforeTheBackendHasStartedLeavesNoStartupHook() {
        addHooksOf("todo");
        root.beforeShutdown("todo");
        root.startup();
        assertThat(trace).containsExactly("todo before");
    }

    @Test
    void aPluginThatStartsAgainAddsItsStartupHookInTime() {
        root.startup();
        addHooksOf("todo");
        assertThat(trace).isEmpty();
        root.startup("todo");
        root.startup("todo");
        assertThat(trace).containsExactly("todo startup");
    }

    @Test
    void aLateStartupHookOfARunThatFailedIsDropped() {
        root.startup();
        addHooksOf("todo");
        root.beforeShutdown("todo");
        root.startup("todo");
        assertThat(trace).containsExactly("todo before");
    }

    @Test
    void whoIsNoPluginIsTooLateOnceTheBackendHasStarted() {
        root.startup();
        assertThatIllegalStateException()
                .isThrownBy(() -> root.addStartupHook(() -> {}))
                .withMessage("Attempted to add startup hook after startup");
    }

    @Test
    void eachHookIsObserved() {
        observations.observationConfig().observationHandler(new ObservationHandler<>() {

            @Override
            public void onStop(Observation.Context context) {
                Throwable error = context.getError();
                trace.add(context.getName() + " " + context.getLowCardinalityKeyValues()
                        + (error == null ? "" : " " + error.getMessage()));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        root.addStartupHook(() -> {
            throw new IllegalStateException("broken");
        });
        DefaultLifecycle lifecycle = new DefaultLifecycle(logger.child(Map.of()), () -> "todo", runner);
        lifecycle.addShutdownHook(() -> {});
        root.startup();
        lifecycle.shutdown();
        assertThat(trace)
                .containsExactly(
                        "stagedoor.hook [keyValue(backstage.plugin.id=root),keyValue(stagedoor.hook.level=startup hook)]"
                                + " broken",
                        "stagedoor.hook [keyValue(backstage.plugin.id=todo),"
                                + "keyValue(stagedoor.hook.level=plugin shutdown hook)]");
    }

    private void addHooksOf(String pluginId) {
        current = pluginId;
        root.addStartupHook(() -> trace.add(pluginId + " startup"));
        root.addBeforeShutdownHook(() -> trace.add(pluginId + " before"));
        root.addShutdownHook(() -> trace.add(pluginId + " shutdown"));
        current = null;
    }
}

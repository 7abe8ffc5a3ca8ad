package dev.stagedoor.wiring.restart;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** That plugins and modules in object form are registered anew for each run. */
class RegistrationRenewalTests {

    private static final ExtensionPointRef<Sink> SINK = ExtensionPointRef.of("todo.sink", Sink.class);

    private static final ExtensionPointRef<Sink> OTHER_SINK = ExtensionPointRef.of("other.sink", Sink.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner()
            .property("stagedoor.startup.retry.delay", "1ms")
            .property("stagedoor.startup.retry.max-delay", "1ms");

    /** The extension points that were registered, the oldest first. */
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();

    /** The extension points that the module was given. */
    private final List<Sink> given = new CopyOnWriteArrayList<>();

    /** Those that the other plugin's module was given. */
    private final List<Sink> givenOther = new CopyOnWriteArrayList<>();

    private final AtomicInteger registrations = new AtomicInteger();

    private volatile RuntimeException failure;

    private volatile ExtensionPointRef<Sink> offered = SINK;

    @Test
    void theCallbacksRunAgainAndOfferNewObjects() {
        Backend handle = start();
        handle.restart("todo");
        assertThat(registrations).hasValue(2);
        assertThat(sinks).hasSize(2).doesNotHaveDuplicates();
        assertThat(given).containsExactlyElementsOf(sinks);
        assertThat(sinks.get(0)).isNotSameAs(sinks.get(1));
    }

    @Test
    void aCallbackThatThrowsFailsTheRestartAndIsTriedAgain() {
        Backend handle = start();
        failure = new IllegalArgumentException("no luck");
        assertThatThrownBy(() -> handle.restart("todo"))
                .isInstanceOf(PluginRestartException.class)
                .hasCauseReference(failure);
        assertThat(status(handle, "todo").state()).isEqualTo(State.FAILED);
        failure = null;
        Awaitility.await().until(() -> status(handle, "todo").state() == State.RUNNING);
        assertThat(given).hasSize(2);
        assertThat(given.get(1)).isSameAs(sinks.get(sinks.size() - 1));
    }

    @Test
    void anExtensionPointOfAnotherPluginIsRefusedAndStaysThatPlugins() {
        Backend handle = start();
        Sink kept = given("other", handle);
        offered = OTHER_SINK;
        assertThatThrownBy(() -> handle.restart("todo"))
                .isInstanceOf(PluginRestartException.class)
                .hasMessageContaining("other.sink");
        assertThat(status(handle, "todo").state()).isEqualTo(State.FAILED);
        assertThat(status(handle, "todo").nextRetryAt()).isNull();
        assertThat(given("other", handle)).isNotSameAs(kept).isInstanceOf(OtherSink.class);
        offered = SINK;
        handle.restart("todo");
        assertThat(given).hasSize(2);
    }

    /** What the module of the other plugin is given when that plugin is restarted. */
    private Sink given(String pluginId, Backend handle) {
        handle.restart(pluginId);
        return givenOther.get(givenOther.size() - 1);
    }

    private Backend start() {
        BackendFeature todo = BackendFeature.plugin("todo", env -> {
            registrations.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            Sink sink = new Sink();
            sinks.add(sink);
            env.registerExtensionPoint(offered, sink);
            env.registerInit(deps -> {});
        });
        BackendFeature module = BackendRunner.module("todo", "csv", deps -> given.add(deps.get(SINK)), SINK);
        BackendFeature other = BackendFeature.plugin("other", env -> {
            env.registerExtensionPoint(OTHER_SINK, new OtherSink());
            env.registerInit(deps -> {});
        });
        BackendFeature otherModule =
                BackendRunner.module("other", "csv", deps -> givenOther.add(deps.get(OTHER_SINK)), OTHER_SINK);
        return backend.add(todo, module, other, otherModule).start().getBean(Backend.class);
    }

    private static PluginStatus status(Backend handle, String pluginId) {
        return handle.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow();
    }

    static class Sink {}

    static class OtherSink extends Sink {}
}

package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.Backend.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is observed of the lives of plugins. */
class PluginObservationsTests {

    private final TestBackend backend = new TestBackend();

    private final List<String> observed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void observe() {
        backend.observations = ObservationRegistry.create();
        backend.observations.observationConfig().observationHandler(new Recorder());
    }

    @Test
    void theStartOfEachPluginAndModuleIsObserved() {
        backend.plugin("todo").module("csv");
        backend.start();
        assertThat(observed)
                .containsExactly(
                        "stagedoor.module.start backstage.module.id=csv backstage.plugin.id=todo"
                                + " in stagedoor.plugin.start",
                        "stagedoor.plugin.start backstage.plugin.id=todo stagedoor.cause=backend");
    }

    @Test
    void aFailureIsObserved() {
        FakePlugin todo = backend.allowing("onPluginBootFailure").plugin("todo");
        todo.init(() -> {
            throw new IllegalStateException("broken");
        });
        backend.start();
        assertThat(observed)
                .containsExactly("stagedoor.plugin.start backstage.plugin.id=todo stagedoor.cause=backend: broken");
    }

    @Test
    void aRestartIsObservedAroundTheStart() {
        backend.plugin("todo");
        backend.start();
        observed.clear();
        backend.backend().restart("todo");
        await().until(() -> observed.size() == 2);
        assertThat(observed)
                .containsExactly(
                        "stagedoor.plugin.start backstage.plugin.id=todo stagedoor.cause=restart"
                                + " in stagedoor.plugin.restart",
                        "stagedoor.plugin.restart backstage.plugin.id=todo stagedoor.cause=restart");
    }

    @Test
    void aRetryIsObservedAsARestartWithThatCause() {
        AtomicInteger tries = new AtomicInteger();
        backend.allowing("onPluginBootFailure")
                .retrying(true, Duration.ofMillis(5))
                .plugin("todo")
                .init(() -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                });
        backend.start();
        await().until(() -> backend.stateOf("todo") == State.RUNNING && observed.size() == 3);
        assertThat(observed).endsWith("stagedoor.plugin.restart backstage.plugin.id=todo stagedoor.cause=retry");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anObserverThatThrowsDoesNotHarmThePlugin(boolean atTheBeginning) {
        backend.observations.observationConfig().observationHandler(new ObservationHandler<>() {

            @Override
            public void onStart(Observation.Context context) {
                throwIf(atTheBeginning);
            }

            @Override
            public void onStop(Observation.Context context) {
                throwIf(!atTheBeginning);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        backend.allowing("onPluginBootFailure").plugin("todo");
        backend.start();
        assertThat(backend.stateOf("todo")).isEqualTo(State.RUNNING);
    }

    private static void throwIf(boolean condition) {
        if (condition) {
            throw new IllegalStateException("observer");
        }
    }

    /** Writes down what has ended. */
    private final class Recorder implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            StringBuilder text = new StringBuilder(context.getName());
            for (KeyValue tag : context.getLowCardinalityKeyValues()) {
                text.append(' ').append(tag.getKey()).append('=').append(tag.getValue());
            }
            if (context.getParentObservation() != null) {
                text.append(" in ")
                        .append(context.getParentObservation().getContextView().getName());
            }
            if (context.getError() != null) {
                text.append(": ").append(context.getError().getMessage());
            }
            observed.add(text.toString());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}

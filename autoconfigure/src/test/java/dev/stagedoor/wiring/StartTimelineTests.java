package dev.stagedoor.wiring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import dev.stagedoor.wiring.StartTimeline.Start;
import dev.stagedoor.wiring.StartTimeline.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** When the parts of a start began, and how long each took. */
class StartTimelineTests {

    private final TestBackend backend = new TestBackend();

    @Test
    void aStartHasItsStepsInTheOrderInWhichTheyBegan() {
        backend.plugin("todo").module("csv");
        backend.start();
        Start start = backend.timeline.plugin("todo").orElseThrow();
        assertThat(start.cause()).isEqualTo("backend");
        assertThat(start.duration()).isNotNull();
        assertThat(start.steps())
                .allSatisfy(step -> {
                    assertThat(step.beginAt()).isAfterOrEqualTo(start.beginAt());
                    assertThat(step.duration()).isNotNull();
                })
                .extracting(Step::name)
                .containsExactly("services", "module csv", "init", "beans", "opening", "hooks");
    }

    @Test
    void aStepThatGoesOnHasNoDurationYet() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        backend.plugin("slow").init(() -> {
            begun.countDown();
            mayEnd.await();
        });
        CompletableFuture<?> starting = backend.startInBackground();
        try {
            begun.await();
            Start start = backend.timeline.plugin("slow").orElseThrow();
            assertThat(start.duration()).isNull();
            assertThat(start.steps()).last().satisfies(step -> {
                assertThat(step.name()).isEqualTo("init");
                assertThat(step.duration()).isNull();
            });
        } finally {
            mayEnd.countDown();
            starting.join();
        }
    }

    @Test
    void aRestartReplacesTheStartBefore() {
        backend.plugin("todo");
        backend.start();
        backend.backend().restart("todo");
        assertThat(backend.timeline.plugin("todo")).map(Start::cause).contains("restart");
    }

    @Test
    void aPluginThatHasNotBegunHasNoStart() {
        assertThat(backend.timeline.plugin("todo")).isEmpty();
    }
}

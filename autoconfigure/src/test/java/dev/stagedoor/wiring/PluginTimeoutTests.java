package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.Backend.State;
import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Failure;
import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.wiring.TestBackend.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests of what happens to a plugin that does not finish its start. */
class PluginTimeoutTests {

    private final TestBackend backend =
            new TestBackend().allowing("onPluginBootFailure").startTimeout(Duration.ofMillis(300));

    private final CountDownLatch interrupted = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(strings = {"its services", "module 'csv'", "init", "its beans", "its start-up hooks"})
    @Case({"PLG-15", "CON-06"})
    void aPluginThatNeverFinishesFailsAndSaysWhere(String step) throws Exception {
        FakePlugin todo = backend.plugin("todo");
        switch (step) {
            case "its services" -> todo.services(this::hang);
            case "init" -> todo.init(this::hang);
            case "its beans" -> todo.beans(this::hang);
            case "its start-up hooks" -> todo.startup(this::hang);
            default -> todo.module("csv").init(this::hang);
        }
        backend.plugin("other");
        StartupResult result = backend.start();
        Failure failure = entry(result, "todo").failure();
        assertThat(failure).isNotNull();
        assertThat(failure.error())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContainingAll("plugin 'todo'", "300ms", step, "stagedoor.startup.timeout");
        assertThat(failure.error().getSuppressed()).isNotEmpty();
        Trace.await(interrupted);
        assertThat(entry(result, "other").failure()).isNull();
        assertThat(backend.stateOf("todo")).isEqualTo(State.FAILED);
        assertThat(backend.trace.events()).contains("todo withdraw", "other startup", "root startup");
    }

    @Test
    void whatEndsAfterTheTimeoutIsIgnored() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        backend.plugin("todo").init(() -> {
            awaitStubbornly(release);
            ended.countDown();
        });
        StartupResult result = backend.start();
        release.countDown();
        Trace.await(ended);
        assertThat(entry(result, "todo").failure()).isNotNull();
        assertThat(backend.starter().result()).contains(result);
        assertThat(backend.trace.events()).doesNotContain("todo beans", "todo open", "todo startup");
        assertThat(backend.stateOf("todo")).isEqualTo(State.FAILED);
    }

    @Test
    @Case({"CON-11", "PLG-09"})
    void aPluginThatIgnoresItsInterruptDoesNotKeepTheOnlyThread() {
        CountDownLatch never = new CountDownLatch(1);
        backend.parallelism(1).plugin("todo").init(() -> awaitStubbornly(never));
        backend.plugin("other");
        StartupResult result = backend.start();
        never.countDown();
        assertThat(entry(result, "other").failure()).isNull();
        assertThat(entry(result, "todo").failure()).isNotNull();
    }

    private void hang() throws Exception {
        try {
            Trace.await(new CountDownLatch(1));
        } catch (InterruptedException ex) {
            interrupted.countDown();
            throw ex;
        }
    }

    private static void awaitStubbornly(CountDownLatch latch) throws Exception {
        while (latch.getCount() > 0) {
            try {
                Trace.await(latch);
            } catch (InterruptedException ex) {
                continue;
            }
        }
    }
}

package dev.stagedoor.wiring;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link StartupExecutor}. */
class StartupExecutorTests {

    private final Trace trace = new Trace();

    @Test
    @Case("CON-11")
    void whatHasBegunGoesOnBeforeAnythingNewBegins() throws Exception {
        CountDownLatch filled = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(4);
        try (StartupExecutor executor = StartupExecutor.open("test-", 1, false)) {
            executor.begin(() -> {
                wait(filled);
                executor.proceed(() -> end("first goes on", ended));
                end("first", ended);
            });
            executor.begin(() -> end("second", ended));
            executor.begin(() -> end("third", ended));
            filled.countDown();
            Trace.await(ended);
        }
        assertThat(trace.events()).containsExactly("first", "first goes on", "second", "third");
    }

    @Test
    @Case("CON-11")
    void threadsAreNamedAndEndWithTheExecutor() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch ended = new CountDownLatch(3);
        try (StartupExecutor executor = StartupExecutor.open("plugin-start-", 2, false)) {
            for (int i = 0; i < 3; i++) {
                executor.begin(() -> {
                    threads.add(Thread.currentThread());
                    end("task", ended);
                });
            }
            Trace.await(ended);
        }
        assertThat(threads).hasSizeBetween(1, 2).allSatisfy(thread -> {
            assertThat(thread.getName()).matches("plugin-start-[12]");
            assertThat(thread.isDaemon()).isTrue();
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        });
    }

    @Test
    void thereAreAsManyThreadsAsTheBoundSaysForTasksThatWait() throws Exception {
        Trace.Step meeting = Trace.meeting(16);
        CountDownLatch ended = new CountDownLatch(16);
        try (StartupExecutor executor = StartupExecutor.open("test-", 16, false)) {
            for (int i = 0; i < 16; i++) {
                executor.begin(() -> {
                    try {
                        meeting.run();
                        ended.countDown();
                    } catch (Exception ex) {
                        throw new IllegalStateException(ex);
                    }
                });
            }
            Trace.await(ended);
        }
    }

    @Test
    void aThreadThatIsLostIsReplaced() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (StartupExecutor executor = StartupExecutor.open("test-", 1, false)) {
            executor.begin(() -> wait(never));
            executor.begin(() -> end("second", ended));
            executor.compensate();
            Trace.await(ended);
            never.countDown();
        }
        assertThat(trace.events()).containsExactly("second");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void threadsAreVirtualWhereTheJvmHasThem() throws Exception {
        for (Integer parallelism : new Integer[] {null, 2}) {
            CountDownLatch ended = new CountDownLatch(1);
            try (StartupExecutor executor = StartupExecutor.open("plugin-start-", parallelism)) {
                executor.begin(() -> end(Thread.currentThread().toString(), ended));
                Trace.await(ended);
            }
        }
        assertThat(trace.events()).allSatisfy(thread -> assertThat(thread).startsWith("VirtualThread"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsAreBoundedOnlyIfThatIsSet() throws Exception {
        CountDownLatch all = new CountDownLatch(200);
        try (StartupExecutor executor = StartupExecutor.open("plugin-start-", null)) {
            for (int i = 0; i < 200; i++) {
                executor.begin(() -> {
                    all.countDown();
                    wait(all);
                });
            }
            Trace.await(all);
        }
        CountDownLatch ended = new CountDownLatch(2);
        try (StartupExecutor executor = StartupExecutor.open("plugin-start-", 1)) {
            for (String name : List.of("one", "two")) {
                executor.begin(() -> {
                    trace.add(name + " begins");
                    end(name + " ends", ended);
                });
            }
            Trace.await(ended);
        }
        assertThat(trace.events()).containsExactly("one begins", "one ends", "two begins", "two ends");
    }

    private void end(String event, CountDownLatch ended) {
        trace.add(event);
        ended.countDown();
    }

    private static void wait(CountDownLatch latch) {
        try {
            Trace.await(latch);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}

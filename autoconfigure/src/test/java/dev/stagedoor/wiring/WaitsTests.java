package dev.stagedoor.wiring;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Which circles of threads are found, and which only seem to be there. */
@Timeout(30)
class WaitsTests {

    private final ExecutorService second = Executors.newSingleThreadExecutor();

    private final ExecutorService third = Executors.newSingleThreadExecutor();

    private final Waits waits = new Waits();

    private final Cell mine = new Cell("mine", "mine");

    @AfterEach
    void stop() {
        second.shutdownNow();
        third.shutdownNow();
    }

    @Test
    void threadsThatWaitForEachOtherAreACircle() {
        Cell theirs = on(second, () -> new Cell("theirs", "theirs"));
        on(second, () -> waits.begin(mine));
        assertThat(waits.begin(theirs)).containsExactly("theirs", "mine");
    }

    @Test
    void aThreadThatHasNotWokenUpYetWaitsNoMore() {
        Cell theirs = on(second, () -> new Cell("theirs", "theirs"));
        on(second, () -> waits.begin(mine));
        mine.complete("made");
        assertThat(waits.begin(theirs)).isEmpty();
    }

    @Test
    void aWaitThatEndsWhileOthersBeginIsNoPartOfACircle() {
        Cell theirs = on(second, () -> new Cell("theirs", "theirs"));
        Thread self = Thread.currentThread();
        Cell between = on(third, () -> new Cell("between", "between") {

            @Override
            Thread creator() {
                if (Thread.currentThread() == self && instance() == null) {
                    complete("made");
                    on(third, () -> waits.begin(mine));
                }
                return super.creator();
            }
        });
        on(second, () -> waits.begin(between));
        assertThat(waits.begin(theirs)).isEmpty();
    }

    private static <T> T on(ExecutorService thread, Callable<T> step) {
        try {
            return thread.submit(step).get();
        } catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }
}

package dev.stagedoor.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** What happened in a test, in order, and ways to wait for it that end. */
public final class Trace {

    private static final long SECONDS = 20;

    private final List<String> events = new CopyOnWriteArrayList<>();

    public void add(String event) {
        events.add(event);
    }

    public List<String> events() {
        return List.copyOf(events);
    }

    public void clear() {
        events.clear();
    }

    /** The events among these, in the order in which they happened. */
    public List<String> of(String... wanted) {
        return events.stream().filter(List.of(wanted)::contains).toList();
    }

    public static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody opened the latch");
        }
    }

    /** Something that as many threads as there are parties must do at the same time. */
    public static Step meeting(int parties) {
        CyclicBarrier barrier = new CyclicBarrier(parties);
        return () -> barrier.await(SECONDS, TimeUnit.SECONDS);
    }

    /** Something that may throw. */
    public interface Step {

        void run() throws Exception;
    }
}

package dev.stagedoor.wiring.restart;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.stagedoor.wiring.Trace;

/** Sees what the runs of a plugin do, and keeps nothing of theirs alive. */
final class Witness {

    private final AtomicInteger number = new AtomicInteger();

    private final Trace trace = new Trace();

    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    private final List<Integer> ticks = new CopyOnWriteArrayList<>();

    private final List<WeakReference<Object>> instances = new CopyOnWriteArrayList<>();

    private final Hold hold = new Hold();

    private final Hold heldTask = new Hold();

    private volatile boolean holdsTask;

    /** A number that no other instance has. */
    int next(Object instance) {
        instances.add(new WeakReference<>(instance));
        return number.incrementAndGet();
    }

    Trace trace() {
        return trace;
    }

    /** The numbers of those that heard an event. */
    List<Integer> heard() {
        return heard;
    }

    /** The numbers of those whose scheduled method ran. */
    List<Integer> ticks() {
        return ticks;
    }

    List<WeakReference<Object>> instances() {
        return instances;
    }

    Hold hold() {
        return hold;
    }

    /** From now on, a scheduled method does not end before the test lets it. */
    Hold holdTask() {
        holdsTask = true;
        return heldTask;
    }

    /** A scheduled method runs. */
    void tick(int run) {
        ticks.add(run);
        if (holdsTask) {
            heldTask.pass();
            trace.add("task ended");
        }
    }

    /** Something that is under way in a plugin until the test lets it end. */
    record Hold(CountDownLatch inside, CountDownLatch release) {

        Hold() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }

        void pass() {
            inside.countDown();
            try {
                Trace.await(release);
            } catch (InterruptedException ex) {
                throw new AssertionError("A restart must not interrupt what is under way", ex);
            }
        }

        void awaitInside() throws InterruptedException {
            Trace.await(inside);
        }
    }
}

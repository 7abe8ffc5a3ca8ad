package dev.stagedoor.wiring.faults;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.stagedoor.wiring.Trace;

/** What is wrong with a plugin's init until somebody mends it; it begins when the test says so. */
final class Trouble {

    private final Fault fault;

    private final CountDownLatch reached = new CountDownLatch(1);

    private final CountDownLatch released;

    private final CountDownLatch mended = new CountDownLatch(1);

    private final AtomicInteger inits = new AtomicInteger();

    Trouble(Fault fault) {
        this.fault = fault;
        // What hangs by itself needs not be held.
        this.released = new CountDownLatch(fault.isLate() ? 0 : 1);
    }

    /** What the init of the faulty plugin does. */
    void init() throws Exception {
        inits.incrementAndGet();
        reached.countDown();
        Trace.await(released);
        if (lasts()) {
            fault.happen(this);
        }
    }

    void awaitInit() throws InterruptedException {
        Trace.await(reached);
    }

    int inits() {
        return inits.get();
    }

    void release() {
        released.countDown();
    }

    void mend() {
        mended.countDown();
        release();
    }

    boolean lasts() {
        return mended.getCount() > 0;
    }

    void awaitEnd() throws InterruptedException {
        mended.await();
    }
}

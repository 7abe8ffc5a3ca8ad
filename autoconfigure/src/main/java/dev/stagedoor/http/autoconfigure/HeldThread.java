package dev.stagedoor.http.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;

/** A thread that a request holds, up to a time. */
final class HeldThread {

    private static final String ATTRIBUTE = HeldThread.class.getName();

    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);

    private final Thread thread;

    private final Bulkhead plugin;

    private final long until;

    HeldThread(Thread thread, Bulkhead plugin) {
        this.thread = thread;
        this.plugin = plugin;
        this.until = System.nanoTime() + plugin.timeLimit().toNanos();
    }

    static @Nullable HeldThread of(ServletRequest request) {
        return (HeldThread) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    void detachFrom(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    /** Interrupts the thread if its time is over, once. */
    void interruptAfter(long now) {
        if (until - now <= 0 && state.compareAndSet(State.HELD, State.INTERRUPTING)) {
            thread.interrupt();
            state.set(State.INTERRUPTED);
        }
    }

    /**
     * Ends the watch, on the thread itself, which keeps nothing of an interrupt: neither the answer to this request nor
     * the next one on the thread may meet it.
     *
     * @return whether the thread was interrupted
     */
    boolean release() {
        if (state.compareAndSet(State.HELD, State.RELEASED)) {
            return false;
        }
        while (state.get() == State.INTERRUPTING) {
            Thread.onSpinWait();
        }
        if (state.compareAndSet(State.INTERRUPTED, State.CLEARED)) {
            Thread.interrupted();
        }
        return state.get() == State.CLEARED;
    }

    /** What a request is told that was interrupted. */
    TimeLimitException exceeded(Throwable interrupted) {
        return new TimeLimitException(plugin.pluginId(), plugin.timeLimit(), interrupted);
    }

    private enum State {
        HELD,
        INTERRUPTING,
        INTERRUPTED,
        CLEARED,
        RELEASED
    }
}

package dev.stagedoor.http.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Interrupts requests that hold their threads for too long. One thread looks at all of them now and then, which costs a
 * request less than a timer of its own.
 */
final class TimeLimits implements DisposableBean {

    private static final Duration LOOKS = Duration.ofMillis(100);

    private final Set<HeldThread> held = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService clock;

    TimeLimits() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("request-time-limit-");
        threads.setDaemon(true);
        this.clock = Executors.newSingleThreadScheduledExecutor(threads);
        clock.scheduleWithFixedDelay(this::look, LOOKS.toMillis(), LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Lets a plugin handle a request, up to its time limit.
     *
     * @throws TimeLimitException if the limit was reached and the handling failed then
     */
    void hold(Bulkhead plugin, HttpServletRequest request, Handling handling) throws IOException, ServletException {
        if (plugin.timeLimit().isZero()) {
            handling.run();
            return;
        }
        HeldThread thread = new HeldThread(Thread.currentThread(), plugin);
        thread.attachTo(request);
        held.add(thread);
        try {
            handling.run();
        } catch (IOException | ServletException | RuntimeException | Error ex) {
            if (thread.release()) {
                throw thread.exceeded(ex);
            }
            throw ex;
        } finally {
            held.remove(thread);
            thread.release();
            thread.detachFrom(request);
        }
    }

    private void look() {
        long now = System.nanoTime();
        held.forEach(thread -> thread.interruptAfter(now));
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    /** What goes on inside of a plugin. */
    @FunctionalInterface
    interface Handling {

        void run() throws IOException, ServletException;
    }
}

package dev.stagedoor.lifecycle.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.util.StringUtils;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.logger.StructuredLogger;

/** Hooks that run at the same time, once; a failure is logged and changes nothing else. Thread-safe. */
final class LifecycleLevel {

    private final ReentrantLock lock = new ReentrantLock();

    private final List<Runnable> hooks = new ArrayList<>();

    private final CountDownLatch ended = new CountDownLatch(1);

    private final String name;

    private final String refusal;

    private final StructuredLogger logger;

    private final HookRunner runner;

    private boolean begun;

    /**
     * Makes a level.
     *
     * @param name what one of its hooks is called in the log
     * @param refusal what a hook is told that comes too late
     */
    LifecycleLevel(String name, String refusal, StructuredLogger logger, HookRunner runner) {
        this.name = name;
        this.refusal = refusal;
        this.logger = logger;
        this.runner = runner;
    }

    void add(LifecycleHook hook, StructuredLogger hookLogger) {
        lock.lock();
        try {
            if (begun) {
                throw new IllegalStateException(refusal);
            }
            hooks.add(() -> run(hook, hookLogger));
        } finally {
            lock.unlock();
        }
    }

    /** Runs the hooks, or waits for whoever runs them. */
    void run() {
        if (begin()) {
            try {
                logger.debug("Running {} {}s...", hooks.size(), name);
                runner.run(hooks);
            } finally {
                ended.countDown();
            }
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            boolean first = !begun;
            begun = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void run(LifecycleHook hook, StructuredLogger hookLogger) {
        try {
            hook.run();
            hookLogger.debug("{} succeeded", StringUtils.capitalize(name));
        } catch (Throwable ex) {
            hookLogger.error(StringUtils.capitalize(name) + " failed", ex);
            if (ex instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

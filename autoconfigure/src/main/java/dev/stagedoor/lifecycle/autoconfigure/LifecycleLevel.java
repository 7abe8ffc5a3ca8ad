package dev.stagedoor.lifecycle.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stagedoor.lifecycle.LifecycleHook;
import dev.stagedoor.logger.StructuredLogger;

/** Hooks that run at the same time, once; a failure is logged and changes nothing else. Thread-safe. */
final class LifecycleLevel {

    private final ReentrantLock lock = new ReentrantLock();

    private final List<Added> hooks = new ArrayList<>();

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

    /** Adds a hook on behalf of a plugin, or of nobody. */
    void add(@Nullable String pluginId, LifecycleHook hook, StructuredLogger hookLogger) {
        if (!tryAdd(pluginId, hook, hookLogger)) {
            throw new IllegalStateException(refusal);
        }
    }

    /** Adds a hook, unless the level has begun. */
    boolean tryAdd(@Nullable String pluginId, LifecycleHook hook, StructuredLogger hookLogger) {
        lock.lock();
        try {
            if (!begun) {
                hooks.add(new Added(pluginId, () -> run(pluginId, hook, hookLogger)));
            }
            return !begun;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the hooks that a plugin has added; none if the level has begun. */
    List<Runnable> take(String pluginId) {
        lock.lock();
        try {
            if (begun) {
                return List.of();
            }
            List<Added> taken = hooks.stream()
                    .filter(added -> pluginId.equals(added.pluginId()))
                    .toList();
            hooks.removeAll(taken);
            return taken.stream().map(Added::run).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Runs the hooks, or waits for whoever runs them. */
    void run() {
        if (begin()) {
            try {
                logger.debug("Running {} {}s...", hooks.size(), name);
                runner.run(hooks.stream().map(Added::run).toList());
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

    private void run(@Nullable String pluginId, LifecycleHook hook, StructuredLogger hookLogger) {
        try {
            runner.observe(name, pluginId, hook);
            hookLogger.debug("{} succeeded", StringUtils.capitalize(name));
        } catch (Throwable ex) {
            hookLogger.error(StringUtils.capitalize(name) + " failed", ex);
            if (ex instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A hook, and the plugin that added it, if it is known. */
    private record Added(@Nullable String pluginId, Runnable run) {}
}

package dev.stagedoor.lifecycle.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * Runs hooks at the same time, each on a thread of its own, which is virtual where the JVM has them. An interrupt of
 * the thread that waits for them is passed on to them.
 */
final class HookRunner {

    private static final int FIRST_JVM_WITH_VIRTUAL_THREADS = 21;

    private final TaskExecutor threads;

    HookRunner() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("lifecycle-hook-");
        if (Runtime.version().feature() >= FIRST_JVM_WITH_VIRTUAL_THREADS) {
            executor.setVirtualThreads(true);
        }
        executor.setDaemon(true);
        this.threads = executor;
    }

    /** Returns when all have ended, or when the calling thread is interrupted. */
    void run(List<Runnable> hooks) {
        if (hooks.size() == 1) {
            hooks.get(0).run();
            return;
        }
        Map<String, String> context = MDC.getCopyOfContextMap();
        List<FutureTask<@Nullable Void>> tasks = hooks.stream()
                .map(hook -> new FutureTask<@Nullable Void>(() -> runIn(context, hook), null))
                .toList();
        tasks.forEach(threads::execute);
        try {
            for (FutureTask<?> task : tasks) {
                task.get();
            }
        } catch (InterruptedException ex) {
            tasks.forEach(task -> task.cancel(true));
            Thread.currentThread().interrupt();
        } catch (ExecutionException ex) {
            throw new IllegalStateException(ex.getCause());
        }
    }

    private static void runIn(@Nullable Map<String, String> context, Runnable hook) {
        if (context != null) {
            MDC.setContextMap(context);
        }
        hook.run();
    }
}

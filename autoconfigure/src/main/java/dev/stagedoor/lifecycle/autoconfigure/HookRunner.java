package dev.stagedoor.lifecycle.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

import dev.stagedoor.lifecycle.LifecycleHook;

/**
 * Runs hooks at the same time, each on a thread of its own, which is virtual where the JVM has them. An interrupt of
 * the thread that waits for them is passed on to them.
 */
final class HookRunner {

    private static final int FIRST_JVM_WITH_VIRTUAL_THREADS = 21;

    private static final String PLUGIN_OF_THE_ROOT = "root";

    private final TaskExecutor threads;

    private final Supplier<ObservationRegistry> observations;

    HookRunner(Supplier<ObservationRegistry> observations) {
        this.observations = observations;
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("lifecycle-hook-");
        if (Runtime.version().feature() >= FIRST_JVM_WITH_VIRTUAL_THREADS) {
            executor.setVirtualThreads(true);
        }
        executor.setDaemon(true);
        this.threads = executor;
    }

    /** Runs one hook under observation. */
    void observe(String level, @Nullable String pluginId, LifecycleHook hook) throws Exception {
        Observation.createNotStarted("stagedoor.hook", observations.get())
                .contextualName(level)
                .lowCardinalityKeyValue("stagedoor.hook.level", level)
                .lowCardinalityKeyValue("backstage.plugin.id", pluginId == null ? PLUGIN_OF_THE_ROOT : pluginId)
                .observeChecked(hook::run);
    }

    /** Returns when all have ended, or when the calling thread is interrupted. */
    void run(List<Runnable> hooks) {
        if (hooks.isEmpty()) {
            return;
        }
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

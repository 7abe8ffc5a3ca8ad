package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One step of some work on the thread that created this, which log lines of that thread tell the plugin of. */
final class TimedTask extends FutureTask<@Nullable Void> {

    private static final String MDC_KEY = "plugin";

    private final String step;

    private final Thread thread = Thread.currentThread();

    private final long begin = System.nanoTime();

    TimedTask(String step, @Nullable String pluginId, Runnable action) {
        super(() -> runFor(pluginId, action), null);
        this.step = step;
    }

    String describe() {
        return step + " (for " + print(Duration.ofNanos(System.nanoTime() - begin)) + ")";
    }

    /** Something to attach to an error, which shows what the thread does. */
    Throwable whereItIs() {
        Throwable place = new IllegalStateException("Thread '" + thread.getName() + "' is in " + step);
        place.setStackTrace(thread.getStackTrace());
        return place;
    }

    static String print(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? millis + "ms"
                : Duration.ofSeconds(duration.toSeconds())
                        .toString()
                        .substring(2)
                        .toLowerCase(java.util.Locale.ROOT);
    }

    private static void runFor(@Nullable String pluginId, Runnable action) {
        if (pluginId == null) {
            action.run();
            return;
        }
        String former = MDC.get(MDC_KEY);
        MDC.put(MDC_KEY, pluginId);
        try {
            action.run();
        } finally {
            if (former == null) {
                MDC.remove(MDC_KEY);
            } else {
                MDC.put(MDC_KEY, former);
            }
        }
    }
}

package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/** A scheduled method of a plugin's bean, during which every log line carries the plugin. */
final class PluginTask extends ScheduledMethodRunnable {

    private static final String FIELD = "plugin";

    private final String pluginId;

    PluginTask(
            String pluginId,
            Object target,
            Method method,
            @Nullable String qualifier,
            Supplier<ObservationRegistry> observations) {
        super(target, method, qualifier, observations);
        this.pluginId = pluginId;
    }

    @Override
    public void run() {
        try (var logged = MDC.putCloseable(FIELD, pluginId)) {
            super.run();
        }
    }
}

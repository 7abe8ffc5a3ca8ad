package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/** A scheduled method of a plugin's bean, during which every log line carries the plugin. */
final class PluginTask extends ScheduledMethodRunnable {

    private static final String FIELD = "plugin";

    private final String pluginId;

    private final InFlight inFlight;

    private final BooleanSupplier stopped;

    PluginTask(
            String pluginId,
            Object target,
            Method method,
            @Nullable String qualifier,
            Supplier<ObservationRegistry> observations,
            InFlight inFlight,
            BooleanSupplier stopped) {
        super(target, method, qualifier, observations);
        this.pluginId = pluginId;
        this.inFlight = inFlight;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        inFlight.enter();
        try (var logged = MDC.putCloseable(FIELD, pluginId)) {
            if (!stopped.getAsBoolean()) {
                super.run();
            }
        } finally {
            inFlight.leave();
        }
    }
}

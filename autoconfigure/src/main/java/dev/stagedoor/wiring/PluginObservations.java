package dev.stagedoor.wiring;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is observed of the lives of plugins: timers, spans and whatever else the application makes of observations. */
final class PluginObservations {

    private static final Logger logger = LoggerFactory.getLogger(PluginObservations.class);

    private static final String PLUGIN = "backstage.plugin.id";

    private static final String MODULE = "backstage.module.id";

    private static final String CAUSE = "stagedoor.cause";

    private final Supplier<ObservationRegistry> registry;

    PluginObservations(Supplier<ObservationRegistry> registry) {
        this.registry = registry;
    }

    /** One attempt to start a plugin, its modules and start-up hooks included. */
    Observation start(String pluginId, StartCause cause) {
        return observation("stagedoor.plugin.start", "start plugin " + pluginId)
                .lowCardinalityKeyValue(PLUGIN, pluginId)
                .lowCardinalityKeyValue(CAUSE, cause.text());
    }

    /** The start of a module, within that of its plugin. */
    Observation module(String pluginId, String moduleId, Observation plugin) {
        return observation("stagedoor.module.start", "start module " + moduleId)
                .parentObservation(plugin)
                .lowCardinalityKeyValue(PLUGIN, pluginId)
                .lowCardinalityKeyValue(MODULE, moduleId);
    }

    /** The end of one run of a plugin and the start of the next, from when requests begin to wait. */
    Observation restart(String pluginId, StartCause cause) {
        return observation("stagedoor.plugin.restart", "restart plugin " + pluginId)
                .lowCardinalityKeyValue(PLUGIN, pluginId)
                .lowCardinalityKeyValue(CAUSE, cause.text());
    }

    /** Begins an observation. That an observer throws is not the plugin's failure. */
    static void begin(Observation observation) {
        quietly(observation::start);
    }

    /** Begins an observation, does something, and tells of its failure. */
    static void observe(Observation observation, Observed action) throws Exception {
        begin(observation);
        Throwable failure = null;
        try (var scope = observation.openScope()) {
            action.run();
        } catch (Throwable ex) {
            failure = ex;
            throw ex;
        } finally {
            end(observation, failure);
        }
    }

    /** Ends an observation, which may have gone on across threads. */
    static void end(Observation observation, @Nullable Throwable failure) {
        quietly(() -> {
            if (failure != null) {
                observation.error(failure);
            }
            observation.stop();
        });
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError ex) {
            logger.warn("Somebody who observes plugins failed", ex);
        }
    }

    private Observation observation(String name, String contextualName) {
        return Observation.createNotStarted(name, registry.get()).contextualName(contextualName);
    }

    /** What may throw anything. */
    interface Observed {

        void run() throws Exception;
    }
}

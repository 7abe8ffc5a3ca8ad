package dev.stagedoor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.errors.InputException;

/** The handle of a running backend, itself a bean. Thread-safe. Backstage: {@code Backend}. */
public interface Backend {

    /**
     * Returns the installed plugins.
     *
     * @return a snapshot, in the order of registration
     */
    List<PluginStatus> plugins();

    /**
     * Returns how the start went.
     *
     * @return the result, or empty while plugins are still starting
     */
    Optional<StartupResult> startupResult();

    /**
     * Stops one plugin and starts it anew while the others serve: its requests end first, new ones wait, its hooks
     * run, its beans are destroyed, and everything of the plugin and its modules is made again. Returns when the plugin
     * runs. One that does not start is tried again later, as if it had failed when the backend started.
     *
     * <p>A restart that is asked for while the plugin starts or is restarted comes after that, once for all who ask
     * meanwhile. An interrupt ends the wait and not the restart.
     *
     * @param pluginId an installed plugin
     * @throws dev.stagedoor.errors.NotFoundException if there is no such plugin
     * @throws dev.stagedoor.errors.ConflictException if the plugin has not begun to start, if the backend is stopping,
     * or if the calling thread makes the plugin or runs its init
     * @throws PluginRestartException if the plugin failed, or if the wait was interrupted
     */
    void restart(String pluginId);

    /**
     * Installs features in the backend of an application context that has not been refreshed yet, for example with
     * {@code SpringApplication.addInitializers}.
     *
     * @param features what to install, in this order
     * @return an initializer, which may be used for several contexts
     * @throws InputException if one of the features is {@code null}
     */
    static ApplicationContextInitializer<ConfigurableApplicationContext> features(BackendFeature... features) {
        for (int i = 0; i < features.length; i++) {
            if (features[i] == null) {
                throw new InputException("Feature " + i + " of Backend.features is null, counted from 0");
            }
        }
        return new FeaturesInitializer(List.of(features));
    }

    /** In which part of its life a plugin is. */
    enum State {
        /** Known, not started yet. */
        REGISTERED,
        /** Its services, modules and init run. */
        STARTING,
        /** It serves. */
        RUNNING,
        /** It could not start, or waits for the next try, or is being tried again. */
        FAILED,
        /** It is being stopped and started anew. */
        RESTARTING,
        /** Its shutdown hooks run and its beans are destroyed. */
        STOPPING,
        /** It is stopped. */
        STOPPED
    }

    /**
     * One plugin at one moment.
     *
     * @param pluginId the plugin
     * @param modules its modules, in the order of registration
     * @param state where it is
     * @param since when it came into that state, or {@code null} if it has not left {@link State#REGISTERED}
     * @param failure why its last start failed, or {@code null}
     * @param starts how often it began to start
     * @param startDuration how long its last successful start took, or {@code null} if there was none
     * @param nextRetryAt when it is tried again because it or a module failed, or {@code null} if no try is due
     */
    record PluginStatus(
            String pluginId,
            List<ModuleStatus> modules,
            State state,
            @Nullable Instant since,
            @Nullable Throwable failure,
            int starts,
            @Nullable Duration startDuration,
            @Nullable Instant nextRetryAt) {

        /** Copies the modules. */
        public PluginStatus {
            modules = List.copyOf(modules);
        }
    }

    /**
     * One module at one moment.
     *
     * @param moduleId the module
     * @param failure why it failed in the last start of its plugin, or {@code null}
     * @param startDuration how long its last successful start took, or {@code null} if there was none
     */
    record ModuleStatus(
            String moduleId,
            @Nullable Throwable failure,
            @Nullable Duration startDuration) {}
}

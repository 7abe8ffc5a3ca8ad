package dev.stagedoor;

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
        /** It could not start. */
        FAILED,
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
     * @param failure why it failed, or {@code null}
     */
    record PluginStatus(
            String pluginId,
            List<String> modules,
            State state,
            @Nullable Throwable failure) {

        /** Copies the modules. */
        public PluginStatus {
            modules = List.copyOf(modules);
        }
    }
}

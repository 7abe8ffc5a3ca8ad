package dev.stagedoor;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the start of a backend went. Immutable. Backstage: {@code BackendStartupResult}.
 *
 * @param beginAt when plugins began to start
 * @param resultAt when the last plugin had settled
 * @param outcome success if every failure was allowed
 * @param plugins one entry for each plugin, in the order in which they settled
 */
public record StartupResult(Instant beginAt, Instant resultAt, Outcome outcome, List<Plugin> plugins) {

    /** Copies the entries. */
    public StartupResult {
        plugins = List.copyOf(plugins);
    }

    /** Whether the backend started. */
    public enum Outcome {
        /** Every plugin and module started, or was allowed to fail. */
        SUCCESS,
        /** A plugin or module failed that was not allowed to. */
        FAILURE
    }

    /**
     * How the start of one plugin went.
     *
     * @param pluginId the plugin
     * @param resultAt when it had settled
     * @param failure why it failed, or {@code null}
     * @param modules one entry for each of its modules, in the order in which they settled
     */
    public record Plugin(
            String pluginId, Instant resultAt, @Nullable Failure failure, List<Module> modules) {

        /** Copies the entries. */
        public Plugin {
            modules = List.copyOf(modules);
        }
    }

    /**
     * How the start of one module went.
     *
     * @param moduleId the module
     * @param resultAt when it had settled
     * @param failure why it failed, or {@code null}
     */
    public record Module(
            String moduleId, Instant resultAt, @Nullable Failure failure) {}

    /**
     * Why a plugin or module failed.
     *
     * @param error for an init, the very object that was thrown
     * @param allowed whether the boot-failure policy lets the backend start nevertheless
     */
    public record Failure(Throwable error, boolean allowed) {}
}

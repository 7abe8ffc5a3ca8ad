package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.stagedoor.Backend.State;

/**
 * How the backend is at one moment, as the page sees it. Times are in milliseconds, with fractions.
 *
 * @param at the moment
 * @param mode the mode of the backend
 * @param restartAllowed whether plugins may be restarted
 * @param viewer who looks, or {@code null} if nobody needs to say so
 * @param start how the process came up
 * @param plugins the plugins, in the order of registration
 * @param details what parts of the backend tell beside the plugins, by part
 * @param errors what failed last, the newest first
 */
record StateView(
        Instant at,
        String mode,
        boolean restartAllowed,
        @Nullable ViewerView viewer,
        BackendStart start,
        List<PluginView> plugins,
        Map<String, JsonNode> details,
        List<FailedView> errors) {

    /** A state as it is written. */
    static String text(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1000 / 1000.0;
    }

    static @Nullable Double millisOrNull(@Nullable Duration duration) {
        return duration == null ? null : Double.valueOf(millis(duration));
    }

    /**
     * Who looks.
     *
     * @param ref the user or service
     * @param canSignOut whether a cookie of the page says so
     */
    record ViewerView(String ref, boolean canSignOut) {

        static @Nullable ViewerView of(@Nullable Viewer viewer) {
            return viewer == null ? null : new ViewerView(viewer.ref(), viewer.canSignOut());
        }
    }

    /**
     * How the process came up.
     *
     * @param at when it began
     * @param durationMillis how long that took, {@code null} as long as it goes on
     * @param outcome {@code success} or {@code failure}, {@code null} as long as it goes on
     * @param timeline its parts
     */
    record BackendStart(
            Instant at,
            @Nullable Double durationMillis,
            @Nullable String outcome,
            List<StepView> timeline) {}

    /**
     * A part of a start.
     *
     * @param name what it is
     * @param startMillis when it began, counted from the beginning of the start
     * @param durationMillis how long it took, or {@code null} if it goes on or was given up
     */
    record StepView(
            String name, double startMillis, @Nullable Double durationMillis) {}

    /**
     * A plugin.
     *
     * @param id its id
     * @param state where it is in its life
     * @param since when it came into that state
     * @param starts how often it began to start
     * @param nextRetryAt when it is tried again
     * @param failure why its last start failed
     * @param modules its modules
     * @param start its last start
     * @param timeline the parts of that
     * @param health how it feels, if there is a health registry
     * @param requests how many there were
     * @param tasks what it does by the clock
     * @param connections what it has of databases
     * @param details what other parts of the backend tell, by part
     */
    record PluginView(
            String id,
            String state,
            @Nullable Instant since,
            int starts,
            @Nullable Instant nextRetryAt,
            @Nullable ErrorView failure,
            List<ModuleView> modules,
            @Nullable PluginStart start,
            List<StepView> timeline,
            @Nullable JsonNode health,
            @Nullable JsonNode requests,
            @Nullable JsonNode tasks,
            @Nullable JsonNode connections,
            Map<String, JsonNode> details) {}

    /**
     * A module.
     *
     * @param id its id
     * @param failure why it failed in the last start of its plugin
     * @param durationMillis how long its last successful start took
     */
    record ModuleView(
            String id,
            @Nullable ErrorView failure,
            @Nullable Double durationMillis) {}

    /**
     * A start of a plugin.
     *
     * @param at when it began
     * @param offsetMillis the same, counted from the beginning of the process
     * @param durationMillis how long it took, or {@code null} if it goes on
     * @param cause why the plugin was started
     */
    record PluginStart(
            Instant at, double offsetMillis, @Nullable Double durationMillis, String cause) {}

    /**
     * An error.
     *
     * @param name its name
     * @param message what it says
     * @param details where it comes from, in development
     */
    record ErrorView(String name, String message, @Nullable String details) {

        static @Nullable ErrorView of(@Nullable Throwable error, ErrorTexts texts) {
            return error == null ? null : new ErrorView(texts.name(error), texts.message(error), texts.details(error));
        }
    }

    /**
     * Something that failed.
     *
     * @param at when
     * @param plugin in which plugin, or {@code null}
     * @param source what failed
     * @param place where
     * @param name the name of the error
     * @param message what it says
     * @param details where it comes from, in development
     */
    record FailedView(
            Instant at,
            @Nullable String plugin,
            String source,
            String place,
            String name,
            String message,
            @Nullable String details) {}
}

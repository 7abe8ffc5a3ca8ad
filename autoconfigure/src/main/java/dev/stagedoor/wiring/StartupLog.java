package dev.stagedoor.wiring;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

import dev.stagedoor.logger.RootLoggerService;

/** The lines that the start of the backend writes. Silent where there is no root logger. */
final class StartupLog {

    private final Logger logger;

    private final StartupProgress progress;

    StartupLog(@Nullable RootLoggerService rootLogger, StartupProgress progress) {
        this.logger = logger(rootLogger);
        this.progress = progress;
    }

    /** A log for a start with nothing to start, which writes nothing. */
    static StartupLog of(@Nullable RootLoggerService rootLogger, StartupProgress progress, Collection<String> plugins) {
        return new StartupLog(plugins.isEmpty() ? null : rootLogger, progress);
    }

    static Logger logger(@Nullable RootLoggerService rootLogger) {
        return rootLogger == null ? NOPLogger.NOP_LOGGER : rootLogger.child(Map.of("type", "initialization"));
    }

    void warn(String message) {
        logger.warn(message);
    }

    void begun(Collection<String> pluginIds) {
        logger.info("Plugin initialization started: {}", StartupProgress.quoted(pluginIds));
    }

    void goingOn() {
        String fresh = progress.takeFreshIds();
        logger.info(
                "Plugin initialization in progress, {}still initializing: {}",
                fresh.isEmpty() ? "" : "newly initialized: " + fresh + ", ",
                progress.waitingIds());
    }

    void ended() {
        String fresh = progress.takeFreshIds();
        logger.info("Plugin initialization complete{}", fresh.isEmpty() ? "" : ", newly initialized: " + fresh);
    }

    void pluginFailed(String pluginId, boolean allowed, Throwable error) {
        logger.error(
                "Plugin '" + pluginId + "' threw an error during startup" + consequence(allowed) + report(error),
                error);
    }

    void moduleFailed(String pluginId, String moduleId, boolean allowed, Throwable error) {
        logger.error(
                "Module '" + moduleId + "' of plugin '" + pluginId + "' threw an error during startup"
                        + consequence(allowed) + report(error),
                error);
    }

    void moduleReported(String pluginId, String moduleId, boolean allowed, Throwable error) {
        logger.error(
                "Plugin '" + pluginId + "' reported that the startup of its module '" + moduleId + "' failed"
                        + consequence(allowed) + report(error),
                error);
    }

    void moduleReportedLate(String pluginId, String moduleId, Throwable error) {
        logger.error(
                "Plugin '" + pluginId + "' reported that the startup of its module '" + moduleId
                        + "' failed, after startup had finished, so that nothing else changes",
                error);
    }

    /** What to do about a mistake in the wiring; other errors speak for themselves. */
    static String report(Throwable error) {
        List<Problem> problems = Diagnosis.mistakes(error);
        return problems.isEmpty() ? "" : "\n\n" + ProblemReport.of(problems).text() + "\n";
    }

    private String consequence(boolean allowed) {
        if (allowed) {
            return ", but that is permitted, so that startup goes on";
        }
        int waiting = progress.waiting();
        return waiting == 0
                ? ""
                : ", waiting for " + waiting + " other plugin" + (waiting == 1 ? "" : "s") + " to finish";
    }
}

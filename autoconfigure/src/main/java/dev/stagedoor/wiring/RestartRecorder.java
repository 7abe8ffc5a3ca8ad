package dev.stagedoor.wiring;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs how a plugin starts again, when the backend goes on whatever happens. A failure that is the same as in the start
 * before is told in one line.
 */
final class RestartRecorder implements StartRecorder {

    private final Logger logger;

    private final @Nullable Throwable formerFailure;

    private final Map<String, Throwable> formerModules;

    RestartRecorder(Logger logger, @Nullable Throwable formerFailure, Map<String, Throwable> formerModules) {
        this.logger = logger;
        this.formerFailure = formerFailure;
        this.formerModules = Map.copyOf(formerModules);
    }

    @Override
    public void pluginStarted(String pluginId) {
        // Told when its hooks have run, too.
    }

    @Override
    public void pluginFailed(String pluginId, Throwable error) {
        failed("Plugin '" + pluginId + "' did not start again", error, formerFailure);
    }

    @Override
    public void moduleStarted(String pluginId, String moduleId) {
        // Told by its plugin.
    }

    @Override
    public void moduleFailed(String pluginId, String moduleId, Throwable error) {
        failed(
                "Module '" + moduleId + "' of plugin '" + pluginId + "' did not start again",
                error,
                formerModules.get(moduleId));
    }

    @Override
    public void reportFailure(String pluginId, String moduleId, Throwable error) {
        failed(
                "Plugin '" + pluginId + "' reported that the startup of its module '" + moduleId + "' failed again",
                error,
                formerModules.get(moduleId));
    }

    private void failed(String what, Throwable error, @Nullable Throwable former) {
        if (former != null && former.toString().equals(error.toString())) {
            logger.warn("{}: {}", what, error.toString());
        } else {
            logger.error(what + StartupLog.report(error), error);
        }
    }

    @Override
    public boolean allowsPlugin(String pluginId) {
        return true;
    }

    @Override
    public boolean allowsModule(String pluginId, String moduleId) {
        return true;
    }
}

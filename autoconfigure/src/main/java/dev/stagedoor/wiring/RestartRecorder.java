package dev.stagedoor.wiring;

import org.slf4j.Logger;

/** Logs how a plugin starts once the backend has, which goes on whatever happens. */
final class RestartRecorder implements StartRecorder {

    private final Logger logger;

    RestartRecorder(Logger logger) {
        this.logger = logger;
    }

    @Override
    public void pluginStarted(String pluginId) {
        // Told when its hooks have run, too.
    }

    @Override
    public void pluginFailed(String pluginId, Throwable error) {
        logger.error("Plugin '" + pluginId + "' did not start again" + StartupLog.report(error), error);
    }

    @Override
    public void moduleStarted(String pluginId, String moduleId) {
        // Told by its plugin.
    }

    @Override
    public void moduleFailed(String pluginId, String moduleId, Throwable error) {
        logger.error(
                "Module '" + moduleId + "' of plugin '" + pluginId + "' did not start again" + StartupLog.report(error),
                error);
    }

    @Override
    public void reportFailure(String pluginId, String moduleId, Throwable error) {
        logger.error(
                "Plugin '" + pluginId + "' reported that the startup of its module '" + moduleId + "' failed"
                        + StartupLog.report(error),
                error);
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

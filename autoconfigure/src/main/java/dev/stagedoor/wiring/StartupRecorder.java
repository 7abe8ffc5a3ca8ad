package dev.stagedoor.wiring;

import dev.stagedoor.StartupResult.Failure;

/** Writes down and logs how plugins and modules fared, each failure with what the policy says about it. */
final class StartupRecorder implements StartRecorder {

    private final BootFailurePolicy policy;

    private final StartupResults results;

    private final StartupProgress progress;

    private final StartupLog log;

    StartupRecorder(BootFailurePolicy policy, StartupResults results, StartupProgress progress, StartupLog log) {
        this.policy = policy;
        this.results = results;
        this.progress = progress;
        this.log = log;
    }

    @Override
    public void pluginStarted(String pluginId) {
        results.plugin(pluginId, null);
        progress.started(pluginId);
    }

    @Override
    public void pluginFailed(String pluginId, Throwable error) {
        boolean allowed = allowsPlugin(pluginId);
        results.plugin(pluginId, new Failure(error, allowed));
        progress.failed(pluginId);
        log.pluginFailed(pluginId, allowed, error);
    }

    @Override
    public void moduleStarted(String pluginId, String moduleId) {
        results.module(pluginId, moduleId, null);
    }

    @Override
    public void moduleFailed(String pluginId, String moduleId, Throwable error) {
        boolean allowed = allowsModule(pluginId, moduleId);
        results.module(pluginId, moduleId, new Failure(error, allowed));
        log.moduleFailed(pluginId, moduleId, allowed, error);
    }

    @Override
    public void reportFailure(String pluginId, String moduleId, Throwable error) {
        boolean allowed = allowsModule(pluginId, moduleId);
        if (results.report(pluginId, moduleId, new Failure(error, allowed))) {
            log.moduleReported(pluginId, moduleId, allowed, error);
        } else {
            log.moduleReportedLate(pluginId, moduleId, error);
        }
    }

    @Override
    public boolean allowsPlugin(String pluginId) {
        return policy.allowsPlugin(pluginId);
    }

    @Override
    public boolean allowsModule(String pluginId, String moduleId) {
        return policy.allowsModule(pluginId, moduleId);
    }
}

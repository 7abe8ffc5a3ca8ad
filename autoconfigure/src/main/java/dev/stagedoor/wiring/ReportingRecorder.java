package dev.stagedoor.wiring;

import dev.stagedoor.wiring.BackendFailure.Source;

/** Tells of the failures of a start, beside writing them down. */
record ReportingRecorder(StartRecorder recorder, FailureReports reports) implements StartRecorder {

    @Override
    public void pluginStarted(String pluginId) {
        recorder.pluginStarted(pluginId);
    }

    @Override
    public void pluginFailed(String pluginId, Throwable error) {
        recorder.pluginFailed(pluginId, error);
        reports.report(Source.START, pluginId, "", error);
    }

    @Override
    public void moduleStarted(String pluginId, String moduleId) {
        recorder.moduleStarted(pluginId, moduleId);
    }

    @Override
    public void moduleFailed(String pluginId, String moduleId, Throwable error) {
        recorder.moduleFailed(pluginId, moduleId, error);
        reports.report(Source.MODULE, pluginId, moduleId, error);
    }

    @Override
    public void reportFailure(String pluginId, String moduleId, Throwable error) {
        recorder.reportFailure(pluginId, moduleId, error);
        reports.report(Source.MODULE, pluginId, moduleId, error);
    }

    @Override
    public boolean allowsPlugin(String pluginId) {
        return recorder.allowsPlugin(pluginId);
    }

    @Override
    public boolean allowsModule(String pluginId, String moduleId) {
        return recorder.allowsModule(pluginId, moduleId);
    }
}

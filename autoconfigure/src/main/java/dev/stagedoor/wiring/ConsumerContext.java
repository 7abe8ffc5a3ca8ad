package dev.stagedoor.wiring;

import dev.stagedoor.ExtensionPointContext;

/** The context of one consuming module. */
record ConsumerContext(String pluginId, String moduleId, ModuleUnit.ModuleReports reports)
        implements ExtensionPointContext {

    @Override
    public void reportModuleStartupFailure(Throwable error) {
        reports.reportFailure(pluginId, moduleId, error);
    }
}

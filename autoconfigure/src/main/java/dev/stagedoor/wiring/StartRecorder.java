package dev.stagedoor.wiring;

/** Is told how one start of a plugin goes, and says what a failure means for it. */
interface StartRecorder extends ModuleUnit.ModuleReports {

    void pluginStarted(String pluginId);

    void pluginFailed(String pluginId, Throwable error);

    void moduleStarted(String pluginId, String moduleId);

    void moduleFailed(String pluginId, String moduleId, Throwable error);

    /** Whether the backend goes on when the plugin fails, so that the plugin may be tried again. */
    boolean allowsPlugin(String pluginId);

    /** Whether the backend goes on when the module fails. */
    boolean allowsModule(String pluginId, String moduleId);
}

package dev.stagedoor.scheduler.autoconfigure;

/** Serves the tasks of plugins to their users, where there is a web server. */
interface TaskRouting {

    /** Serves the tasks of one run of a plugin, as long as that lasts. */
    void serve(String pluginId, PluginTasks tasks);
}

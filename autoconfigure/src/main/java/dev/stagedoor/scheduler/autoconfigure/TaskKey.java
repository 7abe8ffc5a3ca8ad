package dev.stagedoor.scheduler.autoconfigure;

/**
 * Which task of which plugin.
 *
 * @param pluginId the plugin
 * @param taskId the id of the task, unique within the plugin
 */
record TaskKey(String pluginId, String taskId) {}

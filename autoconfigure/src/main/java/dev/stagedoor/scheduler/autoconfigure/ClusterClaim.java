package dev.stagedoor.scheduler.autoconfigure;

/**
 * The right to run a global task once, which holds as long as the row of the task has the version.
 *
 * @param key the key of the row
 * @param version the version of the row since it was claimed
 * @param due when the run was due, in milliseconds since 1970
 * @param definition the definition in force when it was claimed
 */
record ClusterClaim(String key, long version, long due, ClusterDefinition definition) {}

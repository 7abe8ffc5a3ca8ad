package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;

/**
 * The definition of a global task that is in force.
 *
 * @param cadence how often, as text
 * @param timeout after what time a run is cancelled
 * @param definedBy the process whose definition it is
 * @param definedAt when that process defined it, by the clock of the database
 */
record ClusterDefinition(String cadence, Duration timeout, String definedBy, long definedAt) {}

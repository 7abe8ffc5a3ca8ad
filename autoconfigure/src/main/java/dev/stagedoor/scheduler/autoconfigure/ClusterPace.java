package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;

/**
 * How often a process looks at the table of tasks. A run is silent for {@link #silence} before it is taken away, looked
 * for every two heartbeats: with the defaults within 12 + 6 seconds, and a poll later it runs again.
 *
 * @param polling how often it looks for tasks that are due
 * @param heartbeat how often it says that a run goes on
 */
record ClusterPace(Duration polling, Duration heartbeat) {

    /** So many heartbeats have to be missed. */
    static final int MISSED_HEARTBEATS = 4;

    private static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_BY_PROCESS = 10;

    static ClusterPace of(Duration polling) {
        return new ClusterPace(polling, DEFAULT_HEARTBEAT);
    }

    /** After this time without a heartbeat others may take a run away. */
    Duration silence() {
        return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }

    /** After this time without a heartbeat a process gives a run up, before others take it away. */
    Duration patience() {
        return silence().minus(heartbeat.dividedBy(2));
    }

    /** After this time without a word the definitions of a process are in force no longer. */
    Duration absence() {
        return heartbeat.multipliedBy(MISSED_BY_PROCESS);
    }
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;

import dev.stagedoor.wiring.FailureReports;

/** Makes runs of tasks, in which every engine runs them. */
final class TaskRuns {

    /** How long a task may go on after it was told to end, before that is logged. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final TaskThreads threads;

    private final InstantSource clock;

    private final TaskMeters meters;

    private final Supplier<ObservationRegistry> observations;

    private final FailureReports failures;

    private final Duration grace;

    TaskRuns(
            TaskThreads threads,
            InstantSource clock,
            TaskMeters meters,
            Supplier<ObservationRegistry> observations,
            FailureReports failures) {
        this(threads, clock, meters, observations, failures, GRACE);
    }

    TaskRuns(
            TaskThreads threads,
            InstantSource clock,
            TaskMeters meters,
            Supplier<ObservationRegistry> observations,
            FailureReports failures,
            Duration grace) {
        this.failures = failures;
        this.grace = grace;
        this.threads = threads;
        this.clock = clock;
        this.meters = meters;
        this.observations = observations;
    }

    /** A run that has not begun. */
    TaskRun of(TaskDefinition definition) {
        return new TaskRun(definition, this);
    }

    TaskThreads threads() {
        return threads;
    }

    InstantSource clock() {
        return clock;
    }

    TaskMeters meters() {
        return meters;
    }

    FailureReports failures() {
        return failures;
    }

    Duration grace() {
        return grace;
    }

    ObservationRegistry observations() {
        return observations.get();
    }
}

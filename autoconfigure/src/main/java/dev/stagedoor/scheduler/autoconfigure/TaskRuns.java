package dev.stagedoor.scheduler.autoconfigure;

import java.time.InstantSource;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;

/** Makes runs of tasks, in which every engine runs them. */
final class TaskRuns {

    private final TaskThreads threads;

    private final InstantSource clock;

    private final TaskMeters meters;

    private final Supplier<ObservationRegistry> observations;

    TaskRuns(TaskThreads threads, InstantSource clock, TaskMeters meters, Supplier<ObservationRegistry> observations) {
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

    ObservationRegistry observations() {
        return observations.get();
    }
}

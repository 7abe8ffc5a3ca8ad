package dev.stagedoor.scheduler.autoconfigure;

import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;

/** Why a run is told to end before it has done its work. */
enum EndReason {

    /** Somebody cancelled it. */
    CANCELLED(Outcome.CANCELLED, "Task was cancelled"),

    /** Its plugin stops, or the task is no longer scheduled here. */
    STOPPED(Outcome.CANCELLED, "Task was cancelled, because its plugin stops or it is no longer scheduled"),

    /** It outlived its timeout. */
    TIMED_OUT(Outcome.TIMED_OUT, "Task timed out"),

    /** Another process has taken it over, or may do so. */
    LOST(Outcome.LOST, "Task was lost to another process");

    private final Outcome outcome;

    private final String text;

    EndReason(Outcome outcome, String text) {
        this.outcome = outcome;
        this.text = text;
    }

    Outcome outcome() {
        return outcome;
    }

    /** What is kept as the error of the run. */
    String text() {
        return text;
    }
}

package dev.stagedoor.scheduler;

/** Where a task runs. */
public enum TaskScope {

    /** In one process of the cluster at a time. */
    GLOBAL,

    /** In each process by itself. */
    LOCAL
}

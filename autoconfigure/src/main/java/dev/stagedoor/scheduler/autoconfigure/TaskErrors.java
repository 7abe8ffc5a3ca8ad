package dev.stagedoor.scheduler.autoconfigure;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;

/** What is told of tasks that are not there or do something else, in Backstage's words. */
final class TaskErrors {

    private TaskErrors() {}

    static NotFoundException missing(String taskId) {
        return new NotFoundException("Task " + taskId + " does not exist");
    }

    static ConflictException running(String taskId) {
        return new ConflictException("Task " + taskId + " is currently running");
    }

    static ConflictException idle(String taskId) {
        return new ConflictException("Task " + taskId + " is not running");
    }
}

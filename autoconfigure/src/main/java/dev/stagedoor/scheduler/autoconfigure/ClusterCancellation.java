package dev.stagedoor.scheduler.autoconfigure;

import dev.stagedoor.scheduler.TaskCancellation;

/** The cancellation of a global run, which looks at its claim when it is asked: a process that was paused is told. */
final class ClusterCancellation implements TaskCancellation {

    private final TaskCancellation run;

    private final Runnable check;

    ClusterCancellation(TaskCancellation run, Runnable check) {
        this.run = run;
        this.check = check;
    }

    @Override
    public boolean isCancelled() {
        check.run();
        return run.isCancelled();
    }

    @Override
    public void onCancel(Runnable callback) {
        run.onCancel(callback);
    }

    @Override
    public void throwIfCancelled() {
        check.run();
        run.throwIfCancelled();
    }
}

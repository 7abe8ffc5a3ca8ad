package dev.stagedoor.scheduler.autoconfigure;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

/** The one task that db-scheduler knows, of which each task of a plugin is an instance: they come and go. */
final class ClusterTask extends AbstractTask<ClusterRun> {

    static final String NAME = "stagedoor";

    ClusterTask() {
        super(
                NAME,
                ClusterRun.class,
                (complete, operations) -> {
                    // A run does not throw.
                },
                (complete, operations) -> {
                    // The process looks for silent runs itself.
                });
    }

    @Override
    public SchedulableInstance<ClusterRun> schedulableInstance(String id) {
        throw new UnsupportedOperationException("Runs come from the table alone");
    }

    @Override
    public SchedulableInstance<ClusterRun> schedulableInstance(String id, ClusterRun data) {
        return schedulableInstance(id);
    }

    @Override
    public CompletionHandler<ClusterRun> execute(TaskInstance<ClusterRun> instance, ExecutionContext context) {
        ClusterRun run = instance.getData();
        run.execute();
        return (complete, operations) -> run.settle();
    }
}

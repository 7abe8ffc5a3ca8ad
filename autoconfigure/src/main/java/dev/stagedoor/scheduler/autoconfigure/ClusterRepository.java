package dev.stagedoor.scheduler.autoconfigure;

import java.time.Instant;
import java.util.List;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

/**
 * Gives db-scheduler the runs that this process has claimed. It is asked for nothing else: what becomes of a claim the
 * run itself writes.
 */
final class ClusterRepository extends JdbcTaskRepository {

    private final ClusterNode node;

    private final String process;

    ClusterRepository(ClusterNode node, String process, TaskResolver resolver) {
        super(
                node.table().dataSource(),
                true,
                new DefaultJdbcCustomization(true),
                "stagedoor_tasks",
                resolver,
                new SchedulerName.Fixed(process),
                false,
                node.clock());
        this.node = node;
        this.process = process;
    }

    @Override
    public void verifySupportsLockAndFetch() {
        // Claims are compared and set row by row, which every database does.
    }

    @Override
    public List<Execution> lockAndGetDue(Instant now, int limit) {
        return node.claim(limit).stream().map(this::execution).toList();
    }

    private Execution execution(ClusterRun run) {
        ClusterClaim claim = run.claim();
        return new Execution(
                Instant.ofEpochMilli(claim.due()),
                new TaskInstance<>(ClusterTask.NAME, claim.key(), run),
                true,
                process,
                null,
                null,
                0,
                null,
                claim.version());
    }
}

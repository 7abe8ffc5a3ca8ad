package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The db-scheduler of a process: polls, runs what was claimed on threads that it is given, beats and looks around. */
final class ClusterScheduler extends Scheduler {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    /** One thread for heartbeats, one to look for silent runs: neither waits for the other. */
    private static final int HOUSEKEEPERS = 2;

    private final ClusterNode node;

    private ClusterScheduler(ClusterNode node, ClusterRepository repository, TaskResolver resolver, String process) {
        super(
                node.clock(),
                repository,
                repository,
                resolver,
                node.threads(),
                new ClusterExecutor(node.runs().threads()),
                new SchedulerName.Fixed(process),
                new Waiter(node.pace().polling(), node.clock()),
                node.pace().heartbeat(),
                ClusterPace.MISSED_HEARTBEATS,
                List.of(),
                List.of(),
                PollingStrategyConfig.DEFAULT_SELECT_FOR_UPDATE,
                Duration.ofDays(1),
                LONGEST_STOP,
                LogLevel.WARN,
                true,
                List.of(),
                Executors.newSingleThreadExecutor(daemons("task-poll-")),
                new ScheduledThreadPoolExecutor(HOUSEKEEPERS, daemons("task-upkeep-")));
        this.node = node;
    }

    static ClusterScheduler of(ClusterNode node, String process) {
        TaskResolver resolver =
                new TaskResolver(new SchedulerListeners(List.of()), node.clock(), List.of(new ClusterTask()));
        return new ClusterScheduler(node, new ClusterRepository(node, process, resolver), resolver, process);
    }

    private static ThreadFactory daemons(String prefix) {
        CustomizableThreadFactory daemons = new CustomizableThreadFactory(prefix);
        daemons.setDaemon(true);
        return daemons;
    }

    @Override
    protected void detectDeadExecutions() {
        node.lookAround();
    }

    @Override
    protected void updateHeartbeatForExecution(Instant now, CurrentlyExecuting executing) {
        if (executing.getTaskInstance().getData() instanceof ClusterRun run) {
            run.beat();
        }
    }
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.Answer;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.State;

/**
 * Runs global tasks, each once in all processes that share a database. The database is opened, and its table made, when
 * the first task is added or asked for; a failure to do so is told to whoever asks, and tried again for the next.
 */
final class ClusterEngine implements TaskEngine, SmartLifecycle {

    /** After the plugins have stopped, before beans are destroyed. */
    private static final int PHASE = Integer.MAX_VALUE - 8192;

    private final Supplier<DatabaseService> database;

    private final TaskRuns runs;

    private final ClusterPace pace;

    private final int threads;

    private final ReentrantLock opening = new ReentrantLock();

    private volatile @Nullable ClusterNode open;

    private volatile boolean closed;

    ClusterEngine(Supplier<DatabaseService> database, TaskRuns runs, ClusterPace pace, int threads) {
        this.database = database;
        this.runs = runs;
        this.pace = pace;
        this.threads = threads;
    }

    private ClusterNode node() {
        ClusterNode node = open;
        if (node != null) {
            return node;
        }
        opening.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The scheduler has stopped");
            }
            if (open == null) {
                DatabaseService service = database.get();
                service.migrate(ClusterTable.MIGRATIONS);
                ClusterNode opened = new ClusterNode(
                        process -> new ClusterTable(service.dataSource(), process), pace, runs, threads);
                opened.start();
                open = opened;
                return opened;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void add(TaskDefinition definition) {
        try {
            node().add(definition);
        } catch (RuntimeException ex) {
            throw new IllegalStateException("Failed to persist task, " + ex, ex);
        }
    }

    @Override
    public void remove(Collection<TaskKey> keys, Duration limit) {
        ClusterNode node = open;
        if (node != null) {
            await(node.remove(keys), limit);
        }
    }

    private static void await(List<ClusterRun> runs, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (ClusterRun run : runs) {
                run.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void trigger(TaskKey key) {
        ClusterNode node = node();
        Answer answer = node.table().trigger(ClusterNode.key(key));
        if (answer != Answer.DONE) {
            throw answer == Answer.UNKNOWN ? TaskErrors.missing(key.taskId()) : TaskErrors.running(key.taskId());
        }
        node.poll();
    }

    @Override
    public void cancel(TaskKey key) {
        ClusterNode node = node();
        Answer answer = node.table().cancel(ClusterNode.key(key));
        if (answer != Answer.DONE) {
            throw answer == Answer.UNKNOWN ? TaskErrors.missing(key.taskId()) : TaskErrors.idle(key.taskId());
        }
        ClusterRun run = node.runOf(key);
        if (run != null) {
            run.cancel();
        }
    }

    @Override
    public Map<String, TaskStatus> statuses(String pluginId) {
        ClusterNode node = node();
        Map<String, TaskStatus> statuses = new HashMap<>();
        for (State state : node.table().states(pluginId)) {
            statuses.put(state.taskId(), status(node, new TaskKey(pluginId, state.taskId()), state));
        }
        return statuses;
    }

    private static TaskStatus status(ClusterNode node, TaskKey key, State state) {
        return new TaskStatus(
                state.startedAt(), state.timesOutAt(), state.due(), state.lastRun(), node.workerOf(key, state.due()));
    }

    @Override
    public void start() {
        opening.lock();
        try {
            closed = false;
        } finally {
            opening.unlock();
        }
    }

    /** Ends all runs here and gives their claims back; waits for some seconds at most. */
    @Override
    public void stop() {
        ClusterNode node;
        opening.lock();
        try {
            closed = true;
            node = open;
            open = null;
        } finally {
            opening.unlock();
        }
        if (node != null) {
            node.close();
        }
    }

    @Override
    public boolean isRunning() {
        return !closed;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.TaskFrequency;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.Silent;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.Standing;
import dev.stagedoor.scheduler.autoconfigure.TaskStatus.Worker;

/** This process among those that share the tasks, from its first global task on. Thread-safe. */
final class ClusterNode implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ClusterNode.class);

    private static final int LONGEST_HOST = 40;

    /** Every so many looks at silent runs there is one at definitions. */
    private static final int LOOKS_BETWEEN_DEFINITIONS = 2;

    /** A task that this process has. */
    private record Own(TaskDefinition task, ClusterDefinition definition) {}

    private final String process;

    private final ClusterTable table;

    private final ClusterPace pace;

    private final TaskRuns runs;

    private final int threads;

    private final ClusterClock clock = new ClusterClock();

    private final ClusterOutage outage = new ClusterOutage();

    private final Map<String, Own> tasks = new ConcurrentHashMap<>();

    private final Map<String, ClusterRun> running = new ConcurrentHashMap<>();

    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private final ClusterScheduler scheduler;

    private int looks;

    private volatile boolean closed;

    /**
     * Joins, and begins to poll with {@link #start}.
     *
     * @param tableOf makes the table for a process of that name
     */
    ClusterNode(Function<String, ClusterTable> tableOf, ClusterPace pace, TaskRuns runs, int threads) {
        this.process = newName();
        this.table = tableOf.apply(process);
        this.pace = pace;
        this.runs = runs;
        this.threads = threads;
        clock.set(table::now);
        table.sign();
        this.scheduler = ClusterScheduler.of(this, process);
    }

    private static String newName() {
        String host = System.getenv().getOrDefault("HOSTNAME", "process");
        return host.substring(0, Math.min(host.length(), LONGEST_HOST)) + "/"
                + ProcessHandle.current().pid() + "/"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    void start() {
        scheduler.start();
    }

    // What its parts share

    ClusterTable table() {
        return table;
    }

    ClusterPace pace() {
        return pace;
    }

    ClusterClock clock() {
        return clock;
    }

    ClusterOutage outage() {
        return outage;
    }

    TaskRuns runs() {
        return runs;
    }

    int threads() {
        return threads;
    }

    boolean isClosed() {
        return closed;
    }

    String process() {
        return process;
    }

    // Tasks

    void add(TaskDefinition task) {
        String key = key(task.key());
        Own own = new Own(
                task,
                new ClusterDefinition(
                        task.schedule().frequency().cadence(), task.schedule().timeout(), process, clock.millis()));
        define(key, own);
        left.remove(key);
        tasks.put(key, own);
        ClusterRun former = running.get(key);
        if (former != null && !former.isOf(task)) {
            former.stop();
        }
        scheduler.triggerCheckForDueExecutions();
    }

    private void define(String key, Own own) {
        TaskKey task = own.task().key();
        long now = clock.millis();
        table.define(key, task.pluginId(), task.taskId(), own.definition(), next(own, now), first(own, now));
    }

    private static @Nullable Long next(Own own, long now) {
        return ClusterCadence.next(own.task().schedule().frequency(), now, now);
    }

    private static @Nullable Long first(Own own, long now) {
        Instant first = own.task().schedule().firstRun(Instant.ofEpochMilli(now), ZoneId.systemDefault());
        return first == null ? null : first.toEpochMilli();
    }

    /** The runs of these tasks are told to end; the caller may wait for them. */
    List<ClusterRun> remove(Collection<TaskKey> keys) {
        List<ClusterRun> ending = new ArrayList<>();
        for (TaskKey task : keys) {
            String key = key(task);
            if (tasks.remove(key) != null) {
                left.add(key);
            }
            ClusterRun run = running.get(key);
            if (run != null) {
                run.stop();
                ending.add(run);
            }
        }
        return ending;
    }

    static String key(TaskKey task) {
        return ClusterKey.of(task.pluginId(), task.taskId());
    }

    /** The run of a task in this process; {@code null} if there is none. */
    @Nullable
    ClusterRun runOf(TaskKey task) {
        return running.get(key(task));
    }

    /** What this process does with a task that is due at a time. */
    Worker workerOf(TaskKey task, @Nullable Instant due) {
        String key = key(task);
        if (running.containsKey(key)) {
            return Worker.RUNNING;
        }
        Own own = tasks.get(key);
        Duration delay = own == null ? null : own.task().schedule().initialDelay();
        boolean waits = own != null
                && delay != null
                && due != null
                && clock.millis() < own.definition().definedAt() + delay.toMillis();
        return waits ? Worker.INITIAL_WAIT : Worker.IDLE;
    }

    void poll() {
        scheduler.triggerCheckForDueExecutions();
    }

    // Runs

    /** Claims tasks that are due. A database that fails gives none. */
    List<ClusterRun> claim(int limit) {
        long before = System.nanoTime();
        try {
            List<ClusterClaim> claims = closed || tasks.isEmpty() ? List.of() : table.claim(this::isWanted, limit);
            List<ClusterRun> claimed = new ArrayList<>(claims.size());
            for (ClusterClaim claim : claims) {
                Own own = tasks.get(claim.key());
                if (own == null) {
                    giveBack(claim);
                    continue;
                }
                ClusterRun run = new ClusterRun(this, claim, own.task(), before);
                running.put(claim.key(), run);
                if (closed || tasks.get(claim.key()) != own) {
                    // Whoever removed the task has not seen the run.
                    run.stop();
                }
                claimed.add(run);
            }
            outage.over();
            return claimed;
        } catch (DataAccessException | TransactionException ex) {
            outage.failed(ex);
            return List.of();
        }
    }

    private void giveBack(ClusterClaim claim) {
        try {
            table.release(claim, Outcome.CANCELLED, EndReason.STOPPED.text());
        } catch (DataAccessException | TransactionException ex) {
            // Others find that it is silent.
            outage.failed(ex);
        }
    }

    private boolean isWanted(String key) {
        return tasks.containsKey(key) && !running.containsKey(key);
    }

    void settled(ClusterRun run) {
        running.remove(run.claim().key(), run);
    }

    // What a process does for the others

    /** Frees the claims of processes that are gone, and every now and then sees to definitions. */
    void lookAround() {
        try {
            List<Silent> silent = table.silent(pace.silence());
            silent.forEach(this::free);
            if (!silent.isEmpty()) {
                poll();
            }
            if (looks++ % LOOKS_BETWEEN_DEFINITIONS == 0) {
                clock.set(table::now);
                table.sign();
                settleDefinitions();
            }
            outage.over();
        } catch (DataAccessException | TransactionException ex) {
            outage.failed(ex);
        }
    }

    private void free(Silent silent) {
        ClusterClaim claim = silent.claim();
        boolean freed;
        if (silent.cancelled()) {
            Long next = ClusterCadence.next(
                    claim.definition().cadence(), new TaskFrequency.Manual(), claim.due(), clock.millis());
            freed = table.end(claim, next, Outcome.CANCELLED, EndReason.CANCELLED.text());
        } else {
            freed = table.takeAway(
                    claim,
                    pace.silence(),
                    "Task was lost with process '" + silent.process() + "', which was not heard from");
        }
        if (freed) {
            logger.warn(
                    "Task '{}' was running in process '{}', which has not been heard from for {}; {}",
                    claim.key(),
                    silent.process(),
                    pace.silence(),
                    silent.cancelled() ? "it was cancelled" : "it runs again");
        }
    }

    private void settleDefinitions() {
        for (String key : left) {
            left.remove(key);
            if (!tasks.containsKey(key)) {
                table.leave(key);
            }
        }
        Map<String, Own> mine = Map.copyOf(tasks);
        if (mine.isEmpty()) {
            return;
        }
        Map<String, Standing> standings =
                table.standings(pace.absence()).stream().collect(Collectors.toMap(Standing::key, Function.identity()));
        mine.forEach((key, own) -> {
            Standing standing = standings.get(key);
            if (tasks.get(key) != own) {
                return;
            }
            if (standing == null) {
                define(key, own);
            } else if (prevails(own, standing)) {
                table.redefine(key, own.definition(), next(own, clock.millis()), standing.definition());
            }
        });
    }

    /** The newest definition of a process that is there is in force. */
    private boolean prevails(Own own, Standing standing) {
        ClusterDefinition inForce = standing.definition();
        return !inForce.definedBy().equals(process)
                && (standing.abandoned() || own.definition().definedAt() > inForce.definedAt());
    }

    /** Leaves: runs are told to end and their claims are given back, all within some seconds. */
    @Override
    public void close() {
        closed = true;
        running.values().forEach(ClusterRun::stop);
        scheduler.stop();
        try {
            table.signOff();
        } catch (DataAccessException | TransactionException ex) {
            outage.failed(ex);
        }
    }
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;

/**
 * The tasks that one plugin has scheduled in one of its runs. They are given to the engines when the plugin opens, and
 * taken back when it ends. Thread-safe.
 */
final class PluginTasks {

    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, TaskDefinition> tasks = new TreeMap<>();

    private final Set<String> triggered = new HashSet<>();

    private final String pluginId;

    private final StructuredLogger logger;

    private final TaskEngines engines;

    private Phase phase = Phase.WAITING;

    PluginTasks(String pluginId, StructuredLogger logger, TaskEngines engines) {
        this.pluginId = pluginId;
        this.logger = logger;
        this.engines = engines;
    }

    /** Schedules a task, at once if the plugin is open; one with the same id is replaced. */
    TaskDefinition schedule(String taskId, TaskSchedule schedule, CancellableTask body) {
        TaskDefinition task = new TaskDefinition(new TaskKey(pluginId, taskId), schedule, body, logger);
        TaskEngine engine = engines.of(schedule.scope());
        lock.lock();
        try {
            if (phase == Phase.ENDED) {
                throw new IllegalStateException("Task '" + taskId + "' can not be scheduled, because plugin '"
                        + pluginId + "' stops or has stopped");
            }
            TaskDefinition former = tasks.get(taskId);
            if (phase == Phase.OPEN) {
                if (former != null && former.schedule().scope() != schedule.scope()) {
                    tasks.remove(taskId);
                    engineOf(former).remove(List.of(former.key()), Duration.ZERO);
                }
                engine.add(task);
            }
            tasks.put(taskId, task);
        } finally {
            lock.unlock();
        }
        logger.info("Registered scheduled task: {}, {}", taskId, TaskSettings.json(schedule));
        return task;
    }

    /** Takes a task back, unless another has replaced it. */
    void remove(TaskDefinition task) {
        lock.lock();
        try {
            if (tasks.remove(task.key().taskId(), task) && phase == Phase.OPEN) {
                engineOf(task).remove(List.of(task.key()), Duration.ZERO);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The plugin runs: its tasks begin. */
    void open() {
        lock.lock();
        try {
            if (phase == Phase.WAITING) {
                phase = Phase.OPEN;
                tasks.values().forEach(task -> engineOf(task).add(task));
                triggered.stream().map(tasks::get).filter(Objects::nonNull).forEach(this::triggerAtLast);
                triggered.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private void triggerAtLast(TaskDefinition task) {
        try {
            engineOf(task).trigger(task.key());
        } catch (ConflictException ex) {
            logger.debug(
                    "Task '{}' need not be triggered, for it runs already",
                    task.key().taskId());
        }
    }

    /** The plugin ends: nothing begins any more, and what goes on is told to end and waited for. */
    void end(Duration limit) {
        Map<TaskScope, List<TaskKey>> ending = new EnumMap<>(TaskScope.class);
        lock.lock();
        try {
            phase = Phase.ENDED;
            for (TaskDefinition task : tasks.values()) {
                ending.computeIfAbsent(task.schedule().scope(), scope -> new ArrayList<>())
                        .add(task.key());
            }
            tasks.clear();
        } finally {
            lock.unlock();
        }
        // All are told before any is waited for. A run may ask for the lock, and so it is free.
        ending.forEach((scope, keys) -> engines.of(scope).remove(keys, Duration.ZERO));
        long deadline = System.nanoTime() + limit.toNanos();
        ending.forEach((scope, keys) ->
                engines.of(scope).remove(keys, Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
    }

    /** Makes a task run now, or as soon as the plugin runs. */
    void trigger(String taskId) {
        TaskDefinition task;
        lock.lock();
        try {
            task = tasks.get(taskId);
            if (task != null && phase == Phase.WAITING) {
                triggered.add(taskId);
                return;
            }
        } finally {
            lock.unlock();
        }
        engineOf(taskId, task).trigger(new TaskKey(pluginId, taskId));
    }

    /** Cancels the present run of a task. */
    void cancel(String taskId) {
        TaskDefinition task;
        lock.lock();
        try {
            task = tasks.get(taskId);
            if (task != null && phase == Phase.WAITING) {
                throw TaskErrors.idle(taskId);
            }
        } finally {
            lock.unlock();
        }
        engineOf(taskId, task).cancel(new TaskKey(pluginId, taskId));
    }

    /** What is scheduled here, by id, and how it is. */
    List<TaskView> views() {
        List<TaskDefinition> all;
        boolean begun;
        lock.lock();
        try {
            all = List.copyOf(tasks.values());
            begun = phase == Phase.OPEN;
        } finally {
            lock.unlock();
        }
        Map<TaskScope, Map<String, TaskStatus>> statuses = new EnumMap<>(TaskScope.class);
        for (TaskDefinition task : begun ? all : List.<TaskDefinition>of()) {
            statuses.computeIfAbsent(
                    task.schedule().scope(), scope -> engines.of(scope).statuses(pluginId));
        }
        return all.stream()
                .map(task -> new TaskView(
                        task.key(),
                        task.schedule(),
                        statuses.getOrDefault(task.schedule().scope(), Map.of())
                                .get(task.key().taskId())))
                .toList();
    }

    private TaskEngine engineOf(TaskDefinition task) {
        return engines.of(task.schedule().scope());
    }

    /** A task that is not scheduled here may be one that another process has. */
    private TaskEngine engineOf(String taskId, @Nullable TaskDefinition task) {
        TaskEngine engine = task != null ? engineOf(task) : engines.global();
        if (engine == null) {
            throw TaskErrors.missing(taskId);
        }
        return engine;
    }

    /** Where the plugin is in its life. */
    private enum Phase {
        WAITING,
        OPEN,
        ENDED
    }
}

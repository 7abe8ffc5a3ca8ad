package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Runs tasks in this process, and remembers how they are as long as it lives. */
final class LocalEngine implements TaskEngine {

    private final Map<TaskKey, LocalTask> tasks = new ConcurrentHashMap<>();

    private final TaskRuns runs;

    private final TaskClock clock;

    LocalEngine(TaskRuns runs, TaskClock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void add(TaskDefinition definition) {
        // A task that is still in its last run when it is removed is there until that ends, and is used again.
        tasks.compute(definition.key(), (key, present) -> {
            LocalTask task = present == null ? new LocalTask(key, runs, clock, this::forget) : present;
            task.define(definition);
            return task;
        });
    }

    private void forget(TaskKey key) {
        tasks.computeIfPresent(key, (same, task) -> task.isOver() ? null : task);
    }

    @Override
    public void remove(Collection<TaskKey> keys, Duration limit) {
        List<LocalTask> ending =
                keys.stream().map(tasks::get).filter(Objects::nonNull).toList();
        ending.forEach(LocalTask::undefine);
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (LocalTask task : ending) {
                task.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        keys.forEach(this::forget);
    }

    @Override
    public void trigger(TaskKey key) {
        task(key).trigger();
    }

    @Override
    public void cancel(TaskKey key) {
        task(key).cancel();
    }

    private LocalTask task(TaskKey key) {
        LocalTask task = tasks.get(key);
        if (task == null) {
            throw TaskErrors.missing(key.taskId());
        }
        return task;
    }

    @Override
    public Map<String, TaskStatus> statuses(String pluginId) {
        Map<String, TaskStatus> statuses = new HashMap<>();
        for (LocalTask task : ofPlugin(pluginId).toList()) {
            @Nullable TaskStatus status = task.status();
            if (status != null) {
                statuses.put(task.key().taskId(), status);
            }
        }
        return statuses;
    }

    private Stream<LocalTask> ofPlugin(String pluginId) {
        return tasks.values().stream().filter(task -> task.key().pluginId().equals(pluginId));
    }
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;

/** Counts runs of tasks in meters with Backstage's names, which a plugin takes along when it ends. */
final class MicrometerTaskMeters implements TaskMeters {

    private static final String RUNS = "backend_tasks.task.runs.";

    private static final String RESULT = "result";

    private static final double MILLIS = 1000;

    private final Supplier<@Nullable MeterRegistry> registry;

    private final Map<String, Set<Meter>> meters = new ConcurrentHashMap<>();

    private final Map<Meter.Id, AtomicLong> times = new ConcurrentHashMap<>();

    MicrometerTaskMeters(Supplier<@Nullable MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void started(TaskDefinition task, Instant at) {
        MeterRegistry target = registry.get();
        if (target != null) {
            Tags tags = tags(task);
            count(target, task, tags.and(RESULT, "started"));
            note(target, task, "started", "When the last run began, in seconds since 1970", tags, at);
        }
    }

    @Override
    public void ended(TaskDefinition task, LastRun run) {
        MeterRegistry target = registry.get();
        if (target != null) {
            Tags tags = tags(task).and(RESULT, run.outcome() == Outcome.COMPLETED ? "completed" : "failed");
            count(target, task, tags);
            Timer duration = Timer.builder(RUNS + "duration")
                    .description("How long runs take")
                    .tags(tags)
                    .register(target);
            duration.record(run.duration());
            keep(task, duration);
            note(target, task, "completed", "When the last run ended, in seconds since 1970", tags, run.endedAt());
        }
    }

    private void count(MeterRegistry target, TaskDefinition task, Tags tags) {
        Counter counter = Counter.builder(RUNS + "count")
                .description("Runs that began, completed or failed")
                .tags(tags)
                .register(target);
        counter.increment();
        keep(task, counter);
    }

    private void note(
            MeterRegistry target, TaskDefinition task, String name, String description, Tags tags, Instant at) {
        Meter.Id id = new Meter.Id(RUNS + name, tags, null, null, Meter.Type.GAUGE);
        // A gauge that is registered again is reported as a mistake.
        times.computeIfAbsent(id, same -> {
                    AtomicLong time = new AtomicLong();
                    keep(
                            task,
                            Gauge.builder(RUNS + name, time, millis -> millis.get() / MILLIS)
                                    .description(description)
                                    .baseUnit("seconds")
                                    .tags(tags)
                                    .register(target));
                    return time;
                })
                .set(at.toEpochMilli());
    }

    private static Tags tags(TaskDefinition task) {
        return Tags.of(
                "backstage.plugin.id", task.key().pluginId(),
                "taskId", task.key().taskId(),
                "scope", task.schedule().scope().toString());
    }

    private void keep(TaskDefinition task, Meter meter) {
        meters.computeIfAbsent(task.key().pluginId(), plugin -> ConcurrentHashMap.newKeySet())
                .add(meter);
    }

    @Override
    public void remove(String pluginId) {
        Set<Meter> removed = meters.remove(pluginId);
        MeterRegistry target = registry.get();
        if (removed != null && target != null) {
            removed.forEach(meter -> {
                target.remove(meter);
                times.remove(meter.getId());
            });
        }
    }
}

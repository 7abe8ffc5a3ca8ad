package dev.stagedoor.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.Task;
import dev.stagedoor.scheduler.TaskRegistration;
import dev.stagedoor.scheduler.TaskRunner;
import dev.stagedoor.scheduler.TaskSchedule;

/**
 * A scheduler whose clock a test moves: what becomes due runs on the thread that moves it, one task after the other,
 * in the order of their times. Nothing runs by itself, and no run takes time. What a task throws is kept, not thrown.
 * Thread-safe, as long as one thread moves the clock. Backstage: {@code mockServices.scheduler}.
 */
public final class FakeScheduler implements SchedulerService, FakeService<SchedulerService>, InstantSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, FakeTask> tasks = new ConcurrentSkipListMap<>();

    private final List<Run> runs = new CopyOnWriteArrayList<>();

    private final ZoneId zone;

    private volatile Instant now;

    private FakeScheduler(Instant start, ZoneId zone) {
        this.now = start;
        this.zone = zone;
    }

    /** Makes a scheduler whose time is the first moment of 2026, in UTC. */
    public FakeScheduler() {
        this(START, ZoneOffset.UTC);
    }

    /**
     * Makes a scheduler with a time of its own.
     *
     * @param clock its present time is where the scheduler begins, and its zone is that of cron expressions
     * @return the scheduler
     */
    public static FakeScheduler at(Clock clock) {
        return new FakeScheduler(clock.instant(), clock.getZone());
    }

    /** Returns the time of this scheduler. */
    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock, and runs what becomes due meanwhile, each at its time. What is due already runs too, so that
     * {@code advance(Duration.ZERO)} runs tasks that were scheduled to begin at once.
     *
     * @param time how far; not negative
     * @return the runs, in order
     */
    public List<Run> advance(Duration time) {
        Assert.isTrue(!time.isNegative(), () -> "The clock of a scheduler does not go back, not by " + time);
        Instant end = now.plus(time);
        List<Run> done = new ArrayList<>();
        for (Due next = next(end); next != null; next = next(end)) {
            now = next.time().isBefore(now) ? now : next.time();
            done.add(run(next.task()));
        }
        now = end.isBefore(now) ? now : end;
        return List.copyOf(done);
    }

    private @Nullable Due next(Instant end) {
        Due first = null;
        for (FakeTask task : tasks.values()) {
            Instant time = task.dueBy(end);
            if (time != null && (first == null || time.isBefore(first.time()))) {
                first = new Due(task, time);
            }
        }
        return first;
    }

    /**
     * Runs each task once, now, whatever its schedule.
     *
     * @return the runs, by id
     */
    public List<Run> runAll() {
        return tasks.values().stream()
                .filter(task -> !task.isRunning())
                .map(this::run)
                .toList();
    }

    /**
     * Runs a task now, whatever its schedule, which {@link #triggerTask} does too.
     *
     * @param id the id of the task
     * @return the run
     * @throws NotFoundException if there is no such task
     * @throws dev.stagedoor.errors.ConflictException if this is called by the task itself
     */
    public Run trigger(String id) {
        return run(task(id));
    }

    /**
     * Returns what has run so far.
     *
     * @return the runs, in the order in which they ended
     */
    public List<Run> runs() {
        return List.copyOf(runs);
    }

    /**
     * Returns the runs of one task.
     *
     * @param id the id of the task
     * @return its runs, in order
     */
    public List<Run> runs(String id) {
        return runs.stream().filter(run -> run.taskId().equals(id)).toList();
    }

    private Run run(FakeTask task) {
        Run run = task.run(this, zone);
        runs.add(run);
        return run;
    }

    @Override
    public TaskRegistration schedule(String id, TaskSchedule schedule, Task task) {
        Assert.notNull(task, "'task' must not be null");
        return schedule(id, schedule, (CancellableTask) cancellation -> task.run());
    }

    @Override
    public TaskRegistration schedule(String id, TaskSchedule schedule, CancellableTask task) {
        if (!StringUtils.hasText(id)) {
            throw new InputException(id + " is not a valid ID, expected non-empty string");
        }
        Assert.notNull(schedule, "'schedule' must not be null");
        Assert.notNull(task, "'task' must not be null");
        FakeTask scheduled = new FakeTask(id, schedule, task, schedule.firstRun(now, zone));
        FakeTask former = tasks.put(id, scheduled);
        if (former != null) {
            former.stop();
        }
        return () -> {
            tasks.remove(id, scheduled);
            scheduled.stop();
        };
    }

    @Override
    public TaskRunner createScheduledTaskRunner(TaskSchedule schedule) {
        Assert.notNull(schedule, "'schedule' must not be null");
        return new TaskRunner() {

            @Override
            public TaskRegistration run(String id, Task task) {
                return FakeScheduler.this.schedule(id, schedule, task);
            }

            @Override
            public TaskRegistration run(String id, CancellableTask task) {
                return FakeScheduler.this.schedule(id, schedule, task);
            }
        };
    }

    /** Runs a task now, on this thread, before it returns. */
    @Override
    public void triggerTask(String id) {
        trigger(id);
    }

    /** Cancels the present run of a task, which only the task itself or another thread can see. */
    @Override
    public void cancelTask(String id) {
        task(id).cancel();
    }

    private FakeTask task(String id) {
        FakeTask task = tasks.get(id);
        if (task == null) {
            throw new NotFoundException("Task " + id + " does not exist");
        }
        return task;
    }

    @Override
    public List<ScheduledTaskInfo> getScheduledTasks() {
        return tasks.values().stream().map(FakeTask::info).toList();
    }

    /** Installed in a backend it is every plugin's, and tasks of two plugins with one id replace each other. */
    @Override
    public ServiceFactory<SchedulerService> factory() {
        return ServiceFactory.of(CoreServices.SCHEDULER).create(deps -> this);
    }

    /**
     * A run of a task.
     *
     * @param taskId the id of the task
     * @param result when it ran and how it ended
     * @param failure what the task threw; {@code null} if nothing
     */
    public record Run(
            String taskId, LastRun result, @Nullable Throwable failure) {}

    /** A task and when it is due. */
    private record Due(FakeTask task, Instant time) {}
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.ObservationRegistry;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.scheduler.CancellableTask;
import dev.stagedoor.scheduler.Task;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.wiring.FailureReports;

/** What of a process has to do with global tasks. */
final class ClusterProcess implements AutoCloseable {

    static final String PLUGIN = "todo";

    /** Ten times as fast as usual. */
    static final ClusterPace FAST = new ClusterPace(Duration.ofMillis(50), Duration.ofMillis(300));

    private static final StructuredLogger SILENT = entry -> {};

    private final TaskThreads threads;

    private final ClusterEngine engine;

    ClusterProcess(DatabaseService database) {
        this(database, FAST, 10);
    }

    ClusterProcess(DatabaseService database, ClusterPace pace, int bound) {
        this.threads = new TaskThreads(bound);
        TaskRuns runs = new TaskRuns(
                threads,
                InstantSource.system(),
                TaskMeters.NONE,
                () -> ObservationRegistry.NOOP,
                FailureReports.none());
        this.engine = new ClusterEngine(() -> database, runs, pace, bound);
    }

    ClusterEngine engine() {
        return engine;
    }

    void add(String id, TaskSchedule schedule, Task task) {
        add(id, schedule, (CancellableTask) cancellation -> task.run());
    }

    void add(String id, TaskSchedule schedule, CancellableTask task) {
        engine.add(new TaskDefinition(key(id), schedule, task, SILENT));
    }

    void remove(String id, Duration limit) {
        engine.remove(List.of(key(id)), limit);
    }

    void trigger(String id) {
        engine.trigger(key(id));
    }

    void cancel(String id) {
        engine.cancel(key(id));
    }

    TaskStatus status(String id) {
        Map<String, TaskStatus> statuses = engine.statuses(PLUGIN);
        return statuses.get(id);
    }

    static TaskKey key(String id) {
        return new TaskKey(PLUGIN, id);
    }

    @Override
    public void close() {
        engine.stop();
        threads.close();
    }
}

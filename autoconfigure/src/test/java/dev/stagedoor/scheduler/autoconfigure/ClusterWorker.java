package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.scheduler.TaskSchedule;

/**
 * A process of its own that runs many tasks, each of which writes in the database when it starts and ends, with the
 * claim that its process holds, and whether the claim holds.
 */
final class ClusterWorker {

    private static final int THREADS = 20;

    private static final int LONG_TASK = 5;

    private static final int SHORT_MILLIS = 200;

    private final JdbcClient jdbc;

    private final int longMillis;

    private ClusterWorker(JdbcClient jdbc, int longMillis) {
        this.jdbc = jdbc;
        this.longMillis = longMillis;
    }

    public static void main(String[] args) throws Exception {
        String url = args[0] + "?ApplicationName=" + ProcessHandle.current().pid();
        ClusterDatabase database = new ClusterDatabase(url, args[1], "");
        int tasks = Integer.parseInt(args[2]);
        Duration period = Duration.parse(args[3]);
        ClusterPace pace = new ClusterPace(Duration.parse(args[4]), Duration.parse(args[5]));
        ClusterWorker worker =
                new ClusterWorker(database.jdbc(), (int) pace.silence().toMillis());
        ClusterProcess process = new ClusterProcess(database.service(), pace, THREADS);
        for (int i = 0; i < tasks; i++) {
            String id = "task-" + i;
            int most = i % LONG_TASK == 0 ? worker.longMillis : SHORT_MILLIS;
            process.add(
                    id,
                    TaskSchedule.every(period).timeout(Duration.ofMinutes(30)),
                    () -> worker.run(ClusterProcess.PLUGIN + ":" + id, most));
        }
        System.out.println(ClusterCluster.READY);
        new CountDownLatch(1).await();
    }

    /** The claim is the one of this process, which runs a task once at a time. */
    private void run(String key, int most) throws InterruptedException {
        String claimed = jdbc.sql("insert into tick (task, version, process, due, started_at)"
                        + " select task_instance, version, picked_by, execution_time, clock_timestamp()"
                        + " from stagedoor_tasks where task_instance = ? and picked and picked_by like ?"
                        + " returning version")
                .param(key)
                .param("%/" + ProcessHandle.current().pid() + "/%")
                .query(String.class)
                .optional()
                .orElse(null);
        if (claimed == null) {
            // It was paused before it came so far, and is about to learn that its claim is gone.
            return;
        }
        long version = Long.parseLong(claimed);
        Thread.sleep(ThreadLocalRandom.current().nextInt(most));
        jdbc.sql("update tick set finished_at = clock_timestamp(), valid = exists (select 1 from stagedoor_tasks t"
                        + " where t.task_instance = tick.task and t.version = tick.version and t.picked)"
                        + " where task = ? and version = ?")
                .param(key)
                .param(version)
                .update();
    }
}

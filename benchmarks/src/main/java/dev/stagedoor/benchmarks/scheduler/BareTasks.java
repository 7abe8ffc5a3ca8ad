package dev.stagedoor.benchmarks.scheduler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.benchmarks.scheduler.TaskBenchmark.Running;

/** Recurring tasks of db-scheduler alone, with its own table, on a pool with a connection for each thread. */
final class BareTasks {

    private static final Duration POLLING = Duration.ofMillis(500);

    private static final double LOWER_LIMIT = 0.5;

    private static final double UPPER_LIMIT_OF_FETCH = 3.0;

    private static final String TABLE = "create table scheduled_tasks (task_name text not null, task_instance text not"
            + " null, task_data bytea, execution_time timestamp with time zone not null, picked boolean not null,"
            + " picked_by text, last_success timestamp with time zone, last_failure timestamp with time zone,"
            + " consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,"
            + " priority smallint, primary key (task_name, task_instance))";

    private static final List<String> INDEXES = List.of(
            "create index execution_time_idx on scheduled_tasks (execution_time)",
            "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)",
            "create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)");

    private BareTasks() {}

    /** As it does by default. */
    static Running fetching(String url, LongAdder runs) {
        return start(url, runs, builder -> builder.pollUsingFetch(LOWER_LIMIT, UPPER_LIMIT_OF_FETCH));
    }

    /** Claiming many tasks with one statement, which it can do on some databases; never more than there are threads. */
    static Running locking(String url, LongAdder runs) {
        return start(url, runs, builder -> builder.pollUsingLockAndFetch(LOWER_LIMIT, 1.0));
    }

    private static Running start(String url, LongAdder runs, UnaryOperator<SchedulerBuilder> polling) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(TaskBenchmark.THREADS);
        HikariDataSource dataSource = new HikariDataSource(pool);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql(TABLE).update();
        INDEXES.forEach(index -> jdbc.sql(index).update());
        List<RecurringTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < TaskBenchmark.TASKS; i++) {
            tasks.add(Tasks.recurring("task-" + i, FixedDelay.ofMillis(1))
                    .execute((instance, context) -> runs.increment()));
        }
        Scheduler scheduler = polling.apply(Scheduler.create(dataSource)
                        .startTasks(tasks)
                        .threads(TaskBenchmark.THREADS)
                        .pollingInterval(POLLING))
                .build();
        scheduler.start();
        return () -> {
            scheduler.stop();
            dataSource.close();
        };
    }
}

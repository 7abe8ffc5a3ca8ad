package dev.stagedoor.scheduler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Schedules a method of a plugin's bean, as {@link SchedulerService#schedule} does: it runs while its plugin does. The
 * method is not private, and has no parameter, or one of type {@link TaskCancellation}. Just one of {@link #cron},
 * {@link #every} and {@link #manual} says when it runs, unless {@link #config} does.
 *
 * <pre>
 * &#64;ScheduledTask(every = "1h", timeout = "5m")
 * void purge() { ... }
 * </pre>
 *
 * <p>All texts may contain placeholders, such as <code>${todo.purge.every:1h}</code>. A duration is a number with a
 * unit, such as {@code 30s}, or ISO 8601. A mistake in the annotation fails the bean, and thereby its plugin.
 */
@Documented
@Reflective
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ScheduledTask {

    /** Switches a task off, as {@link #cron} or {@link #every}. */
    String OFF = "-";

    /**
     * The id of the task, unique within the plugin.
     *
     * @return the id; the name of the method by default
     */
    String id() default "";

    /**
     * Runs the task by the clock of the server.
     *
     * @return a cron expression of five or six fields; seconds come first and may be left out
     */
    String cron() default "";

    /**
     * Runs the task at equal distances, from start to start, for the first time at once.
     *
     * @return a duration, or a period of ISO 8601 in years or months, such as {@code P1M}, which goes by the calendar
     */
    String every() default "";

    /**
     * Runs the task only when it is triggered.
     *
     * @return whether it waits to be triggered
     */
    boolean manual() default false;

    /**
     * Reads the whole schedule from the configuration, where it has this key.
     *
     * @return the key of an object for {@link TaskSchedule#from}; where the configuration does not have it, the other
     *     members say when the task runs
     */
    String config() default "";

    /**
     * Bounds each run.
     *
     * @return after what time a run is cancelled and its thread interrupted; an hour by default
     */
    String timeout() default "";

    /**
     * Delays the first run.
     *
     * @return how long to wait before the first run; not at all by default
     */
    String initialDelay() default "";

    /**
     * Chooses where the task runs.
     *
     * @return once in the cluster, which is the default, or in each process
     */
    TaskScope scope() default TaskScope.GLOBAL;
}

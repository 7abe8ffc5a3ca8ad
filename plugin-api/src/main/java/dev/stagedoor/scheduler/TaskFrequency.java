package dev.stagedoor.scheduler;

import java.time.Duration;
import java.time.Period;

/** How often a task runs. */
public sealed interface TaskFrequency {

    /**
     * By the clock, in the time zone of the server.
     *
     * @param expression five or six fields; seconds come first and may be left out
     */
    record Cron(String expression) implements TaskFrequency {}

    /**
     * At equal distances, from the start of one run to the start of the next.
     *
     * @param period the distance, positive
     */
    record Every(Duration period) implements TaskFrequency {}

    /**
     * At distances of the calendar, in the time zone of the server, from the start of one run to the start of the next.
     *
     * @param period the distance, positive
     */
    record EveryPeriod(Period period) implements TaskFrequency {}

    /** Only when it is triggered. */
    record Manual() implements TaskFrequency {}
}

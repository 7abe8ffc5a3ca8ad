package dev.stagedoor.scheduler.autoconfigure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;

/**
 * The statements on the table of tasks. What must be one step is one statement, what compares times compares them with
 * the clock of the database, and none takes part in a transaction of the caller. Thread-safe.
 */
final class ClusterTable {

    /** Where the scripts are that make the table. */
    static final String MIGRATIONS = "classpath:dev/stagedoor/scheduler/autoconfigure/migrations";

    /** How many rows are read besides those that can be claimed, as some may be of tasks that are not wanted. */
    private static final int SPARE = 50;

    private static final int LONGEST_ERROR = 10_000;

    /** Times have to be told in milliseconds. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365_000);

    private static final Duration KEPT_PROCESSES = Duration.ofDays(1);

    private static final String FREE = "picked = false, picked_by = null, last_heartbeat = null, run_started_at = null,"
            + " run_times_out_at = null, cancel_requested = false, version = version + 1";

    private static final String DEFINITION = "cadence, timeout_millis, defined_by, defined_at";

    private final DataSource dataSource;

    private final JdbcTemplate jdbc;

    private final String process;

    private final String now;

    /**
     * Knows the table.
     *
     * @param dataSource where it is
     * @param process the name of this process, which no other has
     */
    ClusterTable(DataSource dataSource, String process) {
        // A data source of its own, so that a transaction on that of the plugin is none here.
        this.dataSource = new DelegatingDataSource(dataSource);
        this.jdbc = new JdbcTemplate(this.dataSource);
        this.process = process;
        String product = jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        this.now = now(product == null ? "" : product);
    }

    private static String now(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        return name.contains("mysql") || name.contains("mariadb")
                ? "(timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(6)) div 1000)"
                : "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** The time of the database. */
    long now() {
        Long millis = jdbc.queryForObject("select " + now, Long.class);
        return millis == null ? 0 : millis;
    }

    // Processes

    /** Makes this process known, or known to be alive. */
    void sign() {
        if (jdbc.update("update stagedoor_task_processes set seen_at = " + now + " where name = ?", process) == 0) {
            try {
                jdbc.update("insert into stagedoor_task_processes (name, seen_at) values (?, " + now + ")", process);
            } catch (DuplicateKeyException ex) {
                // It was there, with this very time.
            }
        }
    }

    /** Forgets this process, and others that ended long ago without a word. */
    void signOff() {
        jdbc.update(
                "delete from stagedoor_task_processes where name = ? or seen_at < " + now + " - ?",
                process,
                KEPT_PROCESSES.toMillis());
    }

    // Definitions

    /**
     * Makes a definition the one in force, whatever was.
     *
     * @param next when the task is due at the latest; {@code null} leaves that as it is
     * @param first when the task is due if it is new; {@code null} for never
     */
    void define(
            String key,
            String pluginId,
            String taskId,
            ClusterDefinition definition,
            @Nullable Long next,
            @Nullable Long first) {
        if (redefine(key, definition, next, "task_instance = ?", key)) {
            return;
        }
        try {
            jdbc.update(
                    "insert into stagedoor_tasks (task_instance, plugin_id, task_id, " + DEFINITION
                            + ", execution_time,"
                            + " picked, version, cancel_requested) values (?, ?, ?, ?, ?, ?, ?, ?, false, 1, false)",
                    key,
                    pluginId,
                    taskId,
                    definition.cadence(),
                    timeout(definition),
                    definition.definedBy(),
                    definition.definedAt(),
                    number(first));
        } catch (DuplicateKeyException ex) {
            redefine(key, definition, next, "task_instance = ?", key);
        }
    }

    /** Makes a definition the one in force if it is still another that is. */
    boolean redefine(String key, ClusterDefinition definition, @Nullable Long next, ClusterDefinition inForce) {
        return redefine(
                key,
                definition,
                next,
                "task_instance = ? and defined_by = ? and defined_at = ?",
                key,
                inForce.definedBy(),
                inForce.definedAt());
    }

    private boolean redefine(
            String key, ClusterDefinition definition, @Nullable Long next, String where, Object... whereArguments) {
        List<@Nullable Object> arguments = new ArrayList<>(
                List.of(definition.cadence(), timeout(definition), definition.definedBy(), definition.definedAt()));
        String time = "";
        if (next != null) {
            time = ", execution_time = case when execution_time is null or execution_time > ? then ?"
                    + " else execution_time end";
            arguments.add(next);
            arguments.add(next);
        }
        arguments.addAll(List.of(whereArguments));
        return jdbc.update(
                        "update stagedoor_tasks set cadence = ?, timeout_millis = ?, defined_by = ?, defined_at = ?"
                                + time + " where " + where,
                        arguments.toArray())
                > 0;
    }

    /** Leaves a task to other processes, whose definition is in force from then on. */
    void leave(String key) {
        jdbc.update(
                "update stagedoor_tasks set defined_by = '' where task_instance = ? and defined_by = ?", key, process);
    }

    /** A row's definition, and whether the process that made it is there. */
    record Standing(String key, ClusterDefinition definition, boolean abandoned) {}

    /** The definitions in force of all tasks. */
    List<Standing> standings(Duration silence) {
        return jdbc.query(
                "select t.task_instance, t.cadence, t.timeout_millis, t.defined_by, t.defined_at,"
                        + " case when p.seen_at is null or p.seen_at < " + now
                        + " - ? then 1 else 0 end as abandoned from stagedoor_tasks t"
                        + " left join stagedoor_task_processes p on p.name = t.defined_by",
                (row, number) ->
                        new Standing(row.getString("task_instance"), definition(row), row.getInt("abandoned") == 1),
                silence.toMillis());
    }

    // Runs

    /**
     * Claims tasks that are due and not claimed.
     *
     * @param wanted by the key, which tasks
     * @param limit how many at most
     * @return the claims, by time
     */
    List<ClusterClaim> claim(Predicate<String> wanted, int limit) {
        List<ClusterClaim> due = due(wanted, limit, limit + SPARE);
        return due.isEmpty() ? due : claim(due);
    }

    private List<ClusterClaim> due(Predicate<String> wanted, int limit, int read) {
        List<ClusterClaim> due = new ArrayList<>();
        int[] rows = new int[1];
        jdbc.query(
                "select task_instance, version, execution_time, " + DEFINITION + " from stagedoor_tasks"
                        + " where picked = false and execution_time <= " + now + " order by execution_time limit "
                        + read,
                row -> {
                    rows[0]++;
                    String key = row.getString("task_instance");
                    if (due.size() < limit && wanted.test(key)) {
                        due.add(new ClusterClaim(
                                key, row.getLong("version") + 1, row.getLong("execution_time"), definition(row)));
                    }
                });
        return due.size() < limit && rows[0] == read ? due(wanted, limit, read * 10) : due;
    }

    private List<ClusterClaim> claim(List<ClusterClaim> candidates) {
        // Always in the same order, as a database may lock the rows of a batch until its end.
        List<ClusterClaim> ordered = new ArrayList<>(candidates);
        ordered.sort((one, other) -> one.key().compareTo(other.key()));
        int[] updated = jdbc.batchUpdate(
                "update stagedoor_tasks set picked = true, picked_by = ?, last_heartbeat = " + now
                        + ", run_started_at = " + now + ", run_times_out_at = " + now
                        + " + timeout_millis, cancel_requested = false, version = version + 1"
                        + " where task_instance = ? and version = ? and picked = false and execution_time <= " + now,
                ordered.stream()
                        .map(claim -> new Object[] {process, claim.key(), claim.version() - 1})
                        .toList());
        List<ClusterClaim> claims = new ArrayList<>(candidates);
        for (int i = 0; i < updated.length; i++) {
            ClusterClaim claim = ordered.get(i);
            if (updated[i] == 0 || updated[i] == Statement.SUCCESS_NO_INFO && !holds(claim)) {
                claims.remove(claim);
            }
        }
        return claims;
    }

    /** Tells whether a claim of this process is one still. */
    boolean holds(ClusterClaim claim) {
        return count(
                        "select count(*) from stagedoor_tasks where task_instance = ? and version = ? and picked = true"
                                + " and picked_by = ?",
                        claim.key(),
                        claim.version(),
                        process)
                > 0;
    }

    /** What became of a claim. */
    enum Standby {

        /** It holds. */
        HELD,

        /** It holds, and somebody wants the run to end. */
        CANCELLED,

        /** It does not hold. */
        LOST
    }

    /** Says that a run goes on. */
    Standby beat(ClusterClaim claim) {
        String beat = "update stagedoor_tasks set last_heartbeat = " + now
                + " where task_instance = ? and version = ? and picked = true";
        if (jdbc.update(beat + " and cancel_requested = false", claim.key(), claim.version()) > 0) {
            return Standby.HELD;
        }
        if (jdbc.update(beat + " and cancel_requested = true", claim.key(), claim.version()) > 0) {
            return Standby.CANCELLED;
        }
        // Some drivers can be told not to count a row that was as it is to be.
        return holds(claim) ? Standby.HELD : Standby.LOST;
    }

    /**
     * Ends a run that holds its claim, if the definition in force is still the one that the claim knows.
     *
     * @param next when the task is due next; {@code null} for never
     */
    boolean end(ClusterClaim claim, @Nullable Long next, Outcome outcome, @Nullable String error) {
        return jdbc.update(
                        "update stagedoor_tasks set last_run_started_at = run_started_at, last_run_ended_at = " + now
                                + ", last_run_outcome = ?, last_run_error = ?, execution_time = ?, " + FREE
                                + " where task_instance = ? and version = ? and picked = true and defined_by = ?"
                                + " and defined_at = ?",
                        outcome.name(),
                        new SqlParameterValue(Types.VARCHAR, shortened(error)),
                        number(next),
                        claim.key(),
                        claim.version(),
                        claim.definition().definedBy(),
                        claim.definition().definedAt())
                > 0;
    }

    /** Gives a claim back, so that the task is due as before; the outcome says why. */
    boolean release(ClusterClaim claim, Outcome outcome, @Nullable String error) {
        return jdbc.update(
                        "update stagedoor_tasks set last_run_started_at = run_started_at, last_run_ended_at = " + now
                                + ", last_run_outcome = ?, last_run_error = ?, " + FREE
                                + " where task_instance = ? and version = ? and picked = true",
                        outcome.name(),
                        new SqlParameterValue(Types.VARCHAR, shortened(error)),
                        claim.key(),
                        claim.version())
                > 0;
    }

    /** The definition in force of the task of a claim; {@code null} if the claim does not hold. */
    @Nullable
    ClusterDefinition definitionOf(ClusterClaim claim) {
        List<ClusterDefinition> found = jdbc.query(
                "select " + DEFINITION
                        + " from stagedoor_tasks where task_instance = ? and version = ? and picked = true",
                (row, number) -> definition(row),
                claim.key(),
                claim.version());
        return found.isEmpty() ? null : found.get(0);
    }

    /** Tells whether a claim was ended, for one whose end was sent to a database that did not answer. */
    boolean ended(ClusterClaim claim) {
        return count(
                        "select count(*) from stagedoor_tasks where task_instance = ? and version = ? and picked = false",
                        claim.key(),
                        claim.version() + 1)
                > 0;
    }

    /** A claim whose process has not been heard from. */
    record Silent(ClusterClaim claim, String process, boolean cancelled) {}

    /** The claims whose processes have not been heard from for some time. */
    List<Silent> silent(Duration limit) {
        return jdbc.query(
                "select task_instance, version, execution_time, picked_by, cancel_requested, " + DEFINITION
                        + " from stagedoor_tasks where picked = true and last_heartbeat <= " + now + " - ?",
                (row, number) -> new Silent(
                        new ClusterClaim(
                                row.getString("task_instance"),
                                row.getLong("version"),
                                row.getLong("execution_time"),
                                definition(row)),
                        String.valueOf(row.getString("picked_by")),
                        row.getBoolean("cancel_requested")),
                limit.toMillis());
    }

    /** Frees a claim whose process has still not been heard from, so that the task is due as before. */
    boolean takeAway(ClusterClaim claim, Duration limit, String error) {
        return jdbc.update(
                        "update stagedoor_tasks set last_run_started_at = run_started_at, last_run_ended_at = " + now
                                + ", last_run_outcome = ?, last_run_error = ?, " + FREE
                                + " where task_instance = ? and version = ? and picked = true and last_heartbeat <= "
                                + now
                                + " - ?",
                        Outcome.LOST.name(),
                        shortened(error),
                        claim.key(),
                        claim.version(),
                        limit.toMillis())
                > 0;
    }

    // What people ask for

    /** What a request came to. */
    enum Answer {
        DONE,
        UNKNOWN,
        REFUSED
    }

    /** Makes a task due now, unless it runs. */
    Answer trigger(String key) {
        return answer(
                key,
                jdbc.update(
                        "update stagedoor_tasks set execution_time = " + now
                                + " where task_instance = ? and picked = false",
                        key));
    }

    /** Asks the process that runs a task to cancel the run. */
    Answer cancel(String key) {
        return answer(
                key,
                jdbc.update(
                        "update stagedoor_tasks set cancel_requested = true where task_instance = ? and picked = true",
                        key));
    }

    private Answer answer(String key, int updated) {
        if (updated > 0) {
            return Answer.DONE;
        }
        return count("select count(*) from stagedoor_tasks where task_instance = ?", key) > 0
                ? Answer.REFUSED
                : Answer.UNKNOWN;
    }

    /** What a row shows. */
    record State(
            String taskId,
            @Nullable Instant due,
            @Nullable Instant startedAt,
            @Nullable Instant timesOutAt,
            @Nullable LastRun lastRun) {}

    /** The states of all tasks of a plugin, also of those that other processes have. */
    List<State> states(String pluginId) {
        return jdbc.query(
                "select task_id, execution_time, picked, run_started_at, run_times_out_at, last_run_started_at,"
                        + " last_run_ended_at, last_run_outcome, last_run_error from stagedoor_tasks where plugin_id = ?",
                (row, number) -> {
                    boolean picked = row.getBoolean("picked");
                    return new State(
                            row.getString("task_id"),
                            picked ? null : instant(row, "execution_time"),
                            picked ? instant(row, "run_started_at") : null,
                            picked ? instant(row, "run_times_out_at") : null,
                            lastRun(row));
                },
                pluginId);
    }

    private static @Nullable LastRun lastRun(ResultSet row) throws SQLException {
        String outcome = row.getString("last_run_outcome");
        Instant started = instant(row, "last_run_started_at");
        Instant ended = instant(row, "last_run_ended_at");
        return outcome == null || started == null || ended == null
                ? null
                : new LastRun(started, ended, Outcome.valueOf(outcome), row.getString("last_run_error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static ClusterDefinition definition(ResultSet row) throws SQLException {
        return new ClusterDefinition(
                row.getString("cadence"),
                Duration.ofMillis(row.getLong("timeout_millis")),
                row.getString("defined_by"),
                row.getLong("defined_at"));
    }

    private int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }

    private static SqlParameterValue number(@Nullable Long value) {
        return new SqlParameterValue(Types.BIGINT, value);
    }

    private static long timeout(ClusterDefinition definition) {
        Duration timeout = definition.timeout();
        return (timeout.compareTo(LONGEST_TIMEOUT) < 0 ? timeout : LONGEST_TIMEOUT).toMillis();
    }

    /** As much as a column takes, without what PostgreSQL has no place for. */
    private static @Nullable String shortened(@Nullable String error) {
        if (error == null) {
            return null;
        }
        return error.substring(0, Math.min(error.length(), LONGEST_ERROR)).replace('\0', ' ');
    }
}

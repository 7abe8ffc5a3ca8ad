package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Three processes with fifty tasks, which are killed, paused and resumed. */
@DisabledOnOs(OS.WINDOWS)
class ClusterFaultsTests {

    private static final int PROCESSES = 3;

    private static final int TASKS = 50;

    /** Six times as fast as usual. */
    private static final ClusterPace FAST = new ClusterPace(Duration.ofMillis(100), Duration.ofMillis(500));

    @Case({"SCH-60", "SCH-61"})
    @Test
    void eachTimeIsRunOnceAndSoonWhateverBecomesOfProcesses() throws Exception {
        survives(FAST, Duration.ofSeconds(1), 8, Duration.ofSeconds(12), Duration.ofSeconds(10));
    }

    /** Two minutes, with {@code -Pfaults}. */
    @Case({"SCH-60", "SCH-61"})
    @Test
    @EnabledIfSystemProperty(named = "stagedoor.test.faults", matches = "true")
    void eachTimeIsRunOnceAndWithinThirtySecondsThroughTwoMinutesOfFaults() throws Exception {
        survives(
                ClusterPace.of(Duration.ofMillis(500)),
                Duration.ofSeconds(2),
                30,
                Duration.ofMinutes(2),
                Duration.ofSeconds(30));
    }

    private static void survives(ClusterPace pace, Duration period, int faults, Duration time, Duration soon)
            throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (ClusterCluster cluster = new ClusterCluster(TASKS, period, pace, seed)) {
            cluster.start(PROCESSES);
            cluster.harass(faults, time);
            // What was lost in the end comes back too.
            Thread.sleep(pace.silence().plus(pace.heartbeat().multipliedBy(3)).toMillis());
            report(cluster);
            assertThat(completedTwice(cluster)).isEmpty();
            assertThat(endedByOthers(cluster)).isEmpty();
            assertThat(overlaps(cluster)).isEmpty();
            assertThat(invalidForNoReason(cluster)).isEmpty();
            assertThat(lateStarts(cluster, soon)).isEmpty();
            assertThat(notStarted(cluster, soon)).isEmpty();
            assertThat(slowTakeovers(cluster, soon)).isEmpty();
            assertThat(count(cluster, "select count(*) from takeover")).isPositive();
            assertThat(count(cluster, "select count(distinct task) from tick where valid"))
                    .isEqualTo(TASKS);
            assertThat(count(cluster, "select count(distinct process) from tick where valid"))
                    .isGreaterThanOrEqualTo(PROCESSES);
        }
    }

    private static void report(ClusterCluster cluster) {
        System.out.println("outcomes "
                + cluster.jdbc()
                        .sql("select outcome, count(*) from audit where outcome is not null group by outcome")
                        .query()
                        .listOfRows());
        System.out.println("taken over after "
                + cluster.jdbc()
                        .sql("select count(*) as runs, max(again_at - killed_at) as longest from takeover")
                        .query()
                        .singleRow());
        System.out.println("starts in vain "
                + count(cluster, "select count(*) from tick where not coalesce(valid, false)") + ", latest start "
                + cluster.jdbc()
                        .sql("select max(extract(epoch from first) - due / 1000.0) from (select task, due,"
                                + " min(started_at) as first from tick group by task, due) t")
                        .query()
                        .singleValue());
    }

    private static long count(ClusterCluster cluster, String sql) {
        return cluster.jdbc().sql(sql).query(Long.class).single();
    }

    private static List<String> completedTwice(ClusterCluster cluster) {
        return cluster.jdbc()
                .sql("select task || ' at ' || due from audit where outcome = 'COMPLETED' group by task, due"
                        + " having count(*) > 1")
                .query(String.class)
                .list();
    }

    /** Others may take a run away, and nothing else. */
    private static List<String> endedByOthers(ClusterCluster cluster) {
        return cluster.jdbc()
                .sql("select task || ' of ' || process || ' by ' || actor from audit where outcome <> 'LOST'"
                        + " and process not like '%/' || actor || '/%'")
                .query(String.class)
                .list();
    }

    /** A claim holds to the end of its run unless it was lost. */
    private static List<String> invalidForNoReason(ClusterCluster cluster) {
        return cluster.jdbc()
                .sql("select task || ' ' || version from tick where not valid and not exists (select 1 from audit where"
                        + " audit.task = tick.task and audit.version = tick.version and outcome = 'LOST')")
                .query(String.class)
                .list();
    }

    /** While a run goes on that holds its claim to its end, no other begins. */
    private static List<String> overlaps(ClusterCluster cluster) {
        return cluster.jdbc()
                .sql("select a.task || ' ' || a.version || ' and ' || b.version from tick a join tick b"
                        + " on a.task = b.task and a.version <> b.version where a.valid"
                        + " and b.started_at between a.started_at and a.finished_at")
                .query(String.class)
                .list();
    }

    private static List<String> lateStarts(ClusterCluster cluster, Duration soon) {
        return cluster.jdbc()
                .sql("select task || ' due ' || due || ' started ' || min(started_at) from tick group by task, due"
                        + " having extract(epoch from min(started_at)) - due / 1000.0 > ?")
                .param(soon.toSeconds())
                .query(String.class)
                .list();
    }

    private static List<String> notStarted(ClusterCluster cluster, Duration soon) {
        return cluster.jdbc()
                .sql("select task_instance || ' due ' || execution_time from stagedoor_tasks where not picked"
                        + " and execution_time / 1000.0 < extract(epoch from clock_timestamp()) - ?")
                .param(soon.toSeconds())
                .query(String.class)
                .list();
    }

    /** What ran in a process that was killed runs in another soon. */
    private static List<String> slowTakeovers(ClusterCluster cluster, Duration soon) {
        return cluster.jdbc()
                .sql("select task || ' of ' || process from takeover where killed_at < clock_timestamp() - cast(? as"
                        + " interval) and (again_at is null or again_at > killed_at + cast(? as interval))")
                .param(soon.toSeconds() + " seconds")
                .param(soon.toSeconds() + " seconds")
                .query(String.class)
                .list();
    }
}

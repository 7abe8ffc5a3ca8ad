package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.autoconfigure.ClusterDatabase.Kind;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.Answer;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.Standby;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.Standing;
import dev.stagedoor.scheduler.autoconfigure.ClusterTable.State;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements, on each database, whose sessions are not in UTC. */
class ClusterTableTests {

    private static final String KEY = "todo:purge";

    private ClusterDatabase database;

    private ClusterTable table;

    private ClusterTable other;

    private void open(Kind kind) {
        database = ClusterDatabase.create(kind);
        database.service().migrate(ClusterTable.MIGRATIONS);
        table = new ClusterTable(database.dataSource(), "one");
        other = new ClusterTable(database.dataSource(), "two");
    }

    @AfterEach
    void close() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    private ClusterDefinition definition(String process, long at) {
        return new ClusterDefinition("PT1M", Duration.ofMinutes(5), process, at);
    }

    private void define(Long first) {
        table.define(KEY, "todo", "purge", definition("one", 1), null, first);
    }

    private ClusterClaim claim() {
        List<ClusterClaim> claims = table.claim(key -> true, 10);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    @ParameterizedTest
    @EnumSource
    void theTimeOfTheDatabaseIsThatOfTheWorldInWhateverZone(Kind kind) {
        open(kind);
        assertThat(Duration.ofMillis(Math.abs(table.now() - System.currentTimeMillis())))
                .isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource
    void aTaskIsClaimedWhenItIsDueAndNotBefore(Kind kind) {
        open(kind);
        define(table.now() + 60_000);
        assertThat(table.claim(key -> true, 10)).isEmpty();
        table.define(KEY, "todo", "purge", definition("one", 2), table.now() - 1, null);
        ClusterClaim claim = claim();
        assertThat(claim.key()).isEqualTo(KEY);
        assertThat(claim.definition()).isEqualTo(definition("one", 2));
        assertThat(table.claim(key -> true, 10)).isEmpty();
        assertThat(other.claim(key -> true, 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatTheProcessDoesNotHaveIsNotClaimed(Kind kind) {
        open(kind);
        for (int i = 0; i < 200; i++) {
            table.define("other:" + i, "other", "" + i, definition("two", 1), null, table.now() - 1000);
        }
        define(table.now() - 1);
        assertThat(table.claim(KEY::equals, 2)).extracting(ClusterClaim::key).containsExactly(KEY);
        assertThat(table.claim(key -> key.startsWith("other"), 7)).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskWithoutATimeIsNeverDueUntilItIsTriggered(Kind kind) {
        open(kind);
        define(null);
        assertThat(table.claim(key -> true, 10)).isEmpty();
        assertThat(table.trigger(KEY)).isEqualTo(Answer.DONE);
        ClusterClaim claim = claim();
        assertThat(table.trigger(KEY)).isEqualTo(Answer.REFUSED);
        assertThat(table.end(claim, null, Outcome.COMPLETED, null)).isTrue();
        assertThat(table.claim(key -> true, 10)).isEmpty();
        assertThat(table.trigger("todo:unknown")).isEqualTo(Answer.UNKNOWN);
    }

    @Case("SCH-50")
    @ParameterizedTest
    @EnumSource
    void ofManyThatClaimAtTheSameTimeOneGetsEachTask(Kind kind) throws Exception {
        open(kind);
        int tasks = 40;
        for (int i = 0; i < tasks; i++) {
            table.define("todo:" + i, "todo", "" + i, definition("one", 1), null, table.now() - 1);
        }
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> claimed = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ClusterTable mine = new ClusterTable(database.dataSource(), "process " + i);
                claimed.add(executor.submit(() -> {
                    start.await();
                    List<String> keys = new ArrayList<>();
                    for (int round = 0; round < 20; round++) {
                        mine.claim(key -> true, 10).forEach(claim -> keys.add(claim.key()));
                    }
                    return keys;
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> keys : claimed) {
                all.addAll(keys.get());
            }
            assertThat(new HashSet<>(all)).hasSize(tasks);
            assertThat(all).hasSize(tasks);
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfARunIsKeptAndTheNextTimeIsSet(Kind kind) {
        open(kind);
        define(table.now() - 1);
        ClusterClaim claim = claim();
        State running = table.states("todo").get(0);
        assertThat(running.startedAt()).isNotNull();
        assertThat(Duration.between(running.startedAt(), running.timesOutAt())).isEqualTo(Duration.ofMinutes(5));
        assertThat(running.due()).isNull();
        assertThat(running.lastRun()).isNull();
        long next = table.now() + 60_000;
        assertThat(table.end(claim, next, Outcome.FAILED, "x".repeat(20_000))).isTrue();
        State idle = table.states("todo").get(0);
        assertThat(idle.startedAt()).isNull();
        assertThat(idle.due().toEpochMilli()).isEqualTo(next);
        assertThat(idle.lastRun().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(idle.lastRun().startedAt()).isEqualTo(running.startedAt());
        assertThat(idle.lastRun().error()).startsWith("xxx");
        assertThat(table.states("another")).isEmpty();
    }

    @Case("SCH-52")
    @ParameterizedTest
    @EnumSource
    void aRunThatWasTakenAwayEndsNoMore(Kind kind) {
        open(kind);
        define(table.now() - 1);
        ClusterClaim first = claim();
        assertThat(table.beat(first)).isEqualTo(Standby.HELD);
        assertThat(other.takeAway(first, Duration.ofMinutes(1), "lost")).isFalse();
        database.jdbc()
                .sql("update stagedoor_tasks set last_heartbeat = last_heartbeat - 120000")
                .update();
        assertThat(other.silent(Duration.ofMinutes(1))).hasSize(1);
        assertThat(other.takeAway(first, Duration.ofMinutes(1), "lost")).isTrue();
        assertThat(table.beat(first)).isEqualTo(Standby.LOST);
        ClusterClaim second = other.claim(key -> true, 10).get(0);
        assertThat(second.due()).isEqualTo(first.due());
        assertThat(table.end(first, null, Outcome.COMPLETED, null)).isFalse();
        assertThat(table.release(first, Outcome.COMPLETED, null)).isFalse();
        assertThat(table.beat(first)).isEqualTo(Standby.LOST);
        assertThat(other.beat(second)).isEqualTo(Standby.HELD);
        assertThat(table.states("todo").get(0).lastRun().outcome()).isEqualTo(Outcome.LOST);
        assertThat(other.end(second, null, Outcome.COMPLETED, null)).isTrue();
        assertThat(other.ended(second)).isTrue();
        assertThat(table.states("todo").get(0).lastRun().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimThatIsGivenBackIsDueAsBefore(Kind kind) {
        open(kind);
        define(table.now() - 1);
        ClusterClaim claim = claim();
        assertThat(table.release(claim, Outcome.CANCELLED, "stops")).isTrue();
        assertThat(other.claim(key -> true, 10).get(0).due()).isEqualTo(claim.due());
    }

    @ParameterizedTest
    @EnumSource
    void aRunningTaskIsAskedToEndAndAnIdleOneIsNot(Kind kind) {
        open(kind);
        define(table.now() - 1);
        assertThat(other.cancel(KEY)).isEqualTo(Answer.REFUSED);
        assertThat(other.cancel("todo:unknown")).isEqualTo(Answer.UNKNOWN);
        ClusterClaim claim = claim();
        assertThat(other.cancel(KEY)).isEqualTo(Answer.DONE);
        assertThat(table.beat(claim)).isEqualTo(Standby.CANCELLED);
        assertThat(table.end(claim, table.now() - 1, Outcome.CANCELLED, null)).isTrue();
        assertThat(table.beat(claim())).isEqualTo(Standby.HELD);
    }

    @ParameterizedTest
    @EnumSource
    void aDefinitionPullsTheNextTimeForwardAndNeverBack(Kind kind) {
        open(kind);
        long due = table.now() + 60_000;
        define(due);
        table.define(KEY, "todo", "purge", definition("two", 2), due + 1000, null);
        assertThat(table.states("todo").get(0).due().toEpochMilli()).isEqualTo(due);
        table.define(KEY, "todo", "purge", definition("two", 3), due - 1000, null);
        assertThat(table.states("todo").get(0).due().toEpochMilli()).isEqualTo(due - 1000);
        table.define(KEY, "todo", "purge", definition("two", 4), null, null);
        assertThat(table.states("todo").get(0).due().toEpochMilli()).isEqualTo(due - 1000);
    }

    @ParameterizedTest
    @EnumSource
    void anEndDoesNotPassOverADefinitionThatCameMeanwhile(Kind kind) {
        open(kind);
        define(table.now() - 1);
        ClusterClaim claim = claim();
        table.define(KEY, "todo", "purge", definition("two", 2), null, null);
        assertThat(table.end(claim, null, Outcome.COMPLETED, null)).isFalse();
        assertThat(table.definitionOf(claim)).isEqualTo(definition("two", 2));
    }

    @ParameterizedTest
    @EnumSource
    void aDefinitionIsAbandonedWhenItsProcessIsGoneOrLeaves(Kind kind) {
        open(kind);
        define(null);
        assertThat(standing().abandoned()).isTrue();
        table.sign();
        table.sign();
        assertThat(standing().abandoned()).isFalse();
        database.jdbc()
                .sql("update stagedoor_task_processes set seen_at = seen_at - 120000")
                .update();
        assertThat(standing().abandoned()).isTrue();
        assertThat(other.redefine(KEY, definition("two", 2), null, definition("one", 7)))
                .isFalse();
        assertThat(other.redefine(KEY, definition("two", 2), null, definition("one", 1)))
                .isTrue();
        other.sign();
        assertThat(standing().abandoned()).isFalse();
        other.leave(KEY);
        assertThat(standing().abandoned()).isTrue();
        other.signOff();
        assertThat(database.jdbc()
                        .sql("select name from stagedoor_task_processes")
                        .query(String.class)
                        .list())
                .isEqualTo(Collections.singletonList("one"));
    }

    private Standing standing() {
        return table.standings(Duration.ofMinutes(1)).get(0);
    }
}

package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.stagedoor.scheduler.ScheduledTaskInfo.LastRun;
import dev.stagedoor.scheduler.ScheduledTaskInfo.Outcome;
import dev.stagedoor.scheduler.TaskSchedule;

/**
 * One run of a global task, which goes on as long as its claim holds for certain, and ends in the row of the task only
 * if it still holds then. Thread-safe.
 */
final class ClusterRun {

    private static final Logger logger = LoggerFactory.getLogger(ClusterRun.class);

    /** So long a process tries to write how a run ended; afterwards others find that the run is silent. */
    private static final Duration LONGEST_ENDING = Duration.ofMinutes(2);

    private static final Duration BETWEEN_ENDINGS = Duration.ofMillis(500);

    private static final int MOST_DEFINITIONS = 10;

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x09-\\x7e]");

    private final ClusterNode node;

    private final ClusterClaim claim;

    private final TaskDefinition task;

    private final TaskRun run;

    private final CountDownLatch over = new CountDownLatch(1);

    private volatile long confirmed;

    private volatile @Nullable Thread thread;

    private @Nullable LastRun last;

    /**
     * Knows the claim.
     *
     * @param confirmed the time, in nanoseconds of this JVM, at which the claim held
     */
    ClusterRun(ClusterNode node, ClusterClaim claim, TaskDefinition task, long confirmed) {
        this.node = node;
        this.claim = claim;
        this.task = task;
        this.confirmed = confirmed;
        TaskSchedule schedule = task.schedule().timeout(claim.definition().timeout());
        this.run = node.runs()
                .of(new TaskDefinition(
                        task.key(),
                        schedule,
                        cancellation -> task.body().run(new ClusterCancellation(cancellation, this::giveUpIfSilent)),
                        task.logger()));
    }

    ClusterClaim claim() {
        return claim;
    }

    boolean isOf(TaskDefinition definition) {
        return task == definition;
    }

    // Running

    void execute() {
        thread = Thread.currentThread();
        if (silentFor().compareTo(node.pace().heartbeat()) > 0) {
            // It waited for a thread, or the process was paused.
            beat();
        }
        giveUpIfSilent();
        watch();
        last = run.execute();
    }

    /** Gives the run up as soon as no heartbeat has been confirmed for so long that others might take it away. */
    private void watch() {
        Duration left = node.pace().patience().minus(silentFor());
        node.runs().threads().after(left.isNegative() ? Duration.ZERO : left, () -> {
            if (over.getCount() > 0 && !giveUpIfSilent()) {
                watch();
            }
        });
    }

    private boolean giveUpIfSilent() {
        boolean silent = silentFor().compareTo(node.pace().patience()) >= 0;
        if (silent) {
            run.end(EndReason.LOST);
        }
        return silent;
    }

    private Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - confirmed);
    }

    /** Says that the run goes on, and learns whether it may. */
    void beat() {
        long before = System.nanoTime();
        try {
            switch (node.table().beat(claim)) {
                case HELD -> confirmed = before;
                case CANCELLED -> {
                    confirmed = before;
                    run.end(EndReason.CANCELLED);
                }
                case LOST -> run.end(EndReason.LOST);
            }
            node.outage().over();
        } catch (DataAccessException | TransactionException ex) {
            node.outage().failed(ex);
        }
    }

    /** Tells the run to end because it is no longer wanted here. */
    void stop() {
        run.end(EndReason.STOPPED);
    }

    /** Tells the run to end because somebody cancelled it. */
    void cancel() {
        run.end(EndReason.CANCELLED);
    }

    /** Waits until the run is over and that is written, unless the calling thread is the one that runs it. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread != Thread.currentThread() && over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    // Ending

    /** Writes how the run ended. Never throws. */
    void settle() {
        LastRun ended = last;
        try {
            if (ended != null && !written(ended)) {
                logger.warn(
                        "Task '{}' was taken over by another process while it ran here, so that its end here ({}) does not"
                                + " count",
                        claim.key(),
                        ended.outcome());
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException ex) {
            logger.error("The end of task '{}' cannot be written; it runs again", claim.key(), ex);
        } finally {
            node.settled(this);
            over.countDown();
        }
    }

    private boolean written(LastRun ended) throws InterruptedException {
        long start = System.nanoTime();
        boolean unsure = false;
        while (true) {
            try {
                boolean written = write(unsure ? plain(ended) : ended)
                        || unsure && node.table().ended(claim);
                node.outage().over();
                return written;
            } catch (DataAccessException | TransactionException ex) {
                node.outage().failed(ex);
                unsure = true;
                if (node.isClosed() || System.nanoTime() - start > LONGEST_ENDING.toNanos()) {
                    throw ex;
                }
                Thread.sleep(BETWEEN_ENDINGS.toMillis());
            }
        }
    }

    /** What every database can hold, whatever its character set. */
    private static LastRun plain(LastRun ended) {
        String error = ended.error();
        return new LastRun(
                ended.startedAt(),
                ended.endedAt(),
                ended.outcome(),
                error == null ? null : NOT_ASCII.matcher(error).replaceAll("?"));
    }

    private boolean write(LastRun ended) {
        if (ended.outcome() == Outcome.LOST || EndReason.STOPPED.text().equals(ended.error())) {
            return node.table().release(claim, ended.outcome(), ended.error());
        }
        ClusterClaim current = claim;
        for (int i = 0; i < MOST_DEFINITIONS; i++) {
            Long next = ClusterCadence.next(
                    current.definition().cadence(),
                    task.schedule().frequency(),
                    claim.due(),
                    node.clock().millis());
            if (node.table().end(current, next, ended.outcome(), ended.error())) {
                return true;
            }
            ClusterDefinition changed = node.table().definitionOf(claim);
            if (changed == null) {
                return false;
            }
            current = new ClusterClaim(claim.key(), claim.version(), claim.due(), changed);
        }
        return node.table().release(claim, ended.outcome(), ended.error());
    }
}

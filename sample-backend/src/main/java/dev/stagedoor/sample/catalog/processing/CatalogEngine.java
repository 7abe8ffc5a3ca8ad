package dev.stagedoor.sample.catalog.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.sample.catalog.processing.Claims.Claimed;
import dev.stagedoor.sample.catalog.spi.EntityProvider;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;

/**
 * Keeps the catalog going: connects its sources, processes what is due, and puts together what has changed. Backstage:
 * {@code DefaultCatalogProcessingEngine}.
 */
@Component
public class CatalogEngine {

    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration SWEEP = Duration.ofSeconds(30);

    private static final int THREADS = 8;

    /** How many are processed at once, and stored in one transaction. */
    private static final int TOGETHER = 200;

    /** How long those that are done wait for slow ones before they are stored. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration STITCH_EVERY = Duration.ofSeconds(1);

    private final Registry registry;

    private final Sources sources;

    private final Claims claims;

    private final Orchestrator orchestrator;

    private final Results results;

    private final Stitcher stitcher;

    private final OrphanSweep sweep;

    private final RootConfigService config;

    private final SchedulerService scheduler;

    private final LoggerService logger;

    private final ThreadPoolExecutor threads;

    CatalogEngine(
            Registry registry,
            Sources sources,
            Claims claims,
            Orchestrator orchestrator,
            Results results,
            Stitcher stitcher,
            OrphanSweep sweep,
            RootConfigService config,
            SchedulerService scheduler,
            LoggerService logger) {
        this.registry = registry;
        this.sources = sources;
        this.claims = claims;
        this.orchestrator = orchestrator;
        this.results = results;
        this.stitcher = stitcher;
        this.sweep = sweep;
        this.config = config;
        this.scheduler = scheduler;
        this.logger = logger;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threadFactory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    private static CustomizableThreadFactory threadFactory() {
        CustomizableThreadFactory factory = new CustomizableThreadFactory("catalog-processing-");
        factory.setDaemon(true);
        return factory;
    }

    /**
     * Connects all sources, and schedules what is to be done again and again. Called once, when the database is up to
     * date and all modules have added what they bring.
     *
     * @throws Exception if a source can not be connected
     */
    public void start() throws Exception {
        List<EntityProvider> providers = registry.providers();
        for (EntityProvider provider : providers) {
            provider.connect(sources.connection(provider.getProviderName()));
        }
        if (!keeps("catalog.orphanProviderStrategy")) {
            sources.forgetAllBut(
                    providers.stream().map(EntityProvider::getProviderName).toList());
        }
        ProcessingInterval interval = ProcessingInterval.from(config);
        if (interval == null) {
            logger.info("Nothing is processed, since catalog.processingInterval is false");
        } else {
            // In each process: which of them processes what is settled row by row.
            scheduler.schedule("process", TaskSchedule.every(POLL).scope(TaskScope.LOCAL), () -> process(interval));
        }
        if (!keeps("catalog.orphanStrategy")) {
            scheduler.schedule("sweep", TaskSchedule.every(SWEEP).timeout(SWEEP), this::sweep);
        }
    }

    private boolean keeps(String key) {
        String strategy = config.getOptionalString(key).orElse("delete");
        if (!strategy.equals("keep") && !strategy.equals("delete")) {
            throw config.invalid(key, "keep or delete", "The strategy '" + strategy + "' is unknown");
        }
        return strategy.equals("keep");
    }

    /** Processes all that is due, and what becomes due by it. */
    Changes process(ProcessingInterval interval) throws InterruptedException {
        Changes changes = new Changes();
        Round round = new Round(interval, changes);
        try {
            round.run();
        } finally {
            round.giveBack();
            if (!changes.isEmpty()) {
                logger.info("{}", changes);
            }
        }
        return changes;
    }

    void sweep() {
        int removed = sweep.sweep();
        if (removed > 0) {
            logger.info("{} entities that nobody brings any more are removed", removed);
            stitcher.stitch();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is processed at present. */
    private final class Round {

        private final ProcessingInterval interval;

        private final Changes changes;

        private final CompletionService<Result> completion = new ExecutorCompletionService<>(threads);

        private final Map<Future<Result>, Claimed> running = new HashMap<>();

        private final List<Claimed> unstored = new ArrayList<>();

        private long stitchAt = System.nanoTime() + STITCH_EVERY.toNanos();

        Round(ProcessingInterval interval, Changes changes) {
            this.interval = interval;
            this.changes = changes;
        }

        void run() throws InterruptedException {
            while (submit() || !running.isEmpty()) {
                List<Processed> finished = finished();
                finished.forEach(each -> unstored.add(each.claimed()));
                changes.add(results.store(finished));
                unstored.clear();
                if (System.nanoTime() - stitchAt >= 0) {
                    stitcher.stitch();
                    stitchAt = System.nanoTime() + STITCH_EVERY.toNanos();
                }
            }
            stitcher.stitch();
        }

        private boolean submit() {
            List<Claimed> claimed = claims.claim(TOGETHER - running.size(), interval.draw());
            claimed.forEach(each ->
                    running.put(completion.submit(() -> orchestrator.process(Json.object(each.unprocessed()))), each));
            return !claimed.isEmpty();
        }

        private List<Processed> finished() throws InterruptedException {
            List<Processed> finished = new ArrayList<>();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!running.isEmpty()) {
                Future<Result> next = completion.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                Claimed claimed = Objects.requireNonNull(running.remove(next));
                Result result = result(claimed, next);
                if (result != null) {
                    finished.add(Processed.of(claimed, result));
                }
            }
            return finished;
        }

        private @Nullable Result result(Claimed claimed, Future<Result> future) throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException ex) {
                if (!(ex.getCause() instanceof CancellationException)) {
                    logger.warn("Processing of {} failed", claimed.ref(), ex.getCause());
                }
                return null;
            }
        }

        /** Gives back what was not processed or not stored, since the run has ended before. */
        void giveBack() {
            running.keySet().forEach(future -> future.cancel(true));
            unstored.addAll(running.values());
            if (unstored.isEmpty()) {
                return;
            }
            boolean interrupted = Thread.interrupted();
            try {
                claims.release(unstored);
            } catch (DataAccessException ex) {
                logger.debug("What was not processed is due in an interval only", ex);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}

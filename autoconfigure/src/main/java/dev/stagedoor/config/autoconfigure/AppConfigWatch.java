package dev.stagedoor.config.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/**
 * Reads files again when they have changed and have then been left alone for a while. Looks instead of listening:
 * editors replace files and container platforms swap links, which is told of the directory and not of the file. What
 * cannot be read changes nothing and ends nothing.
 */
final class AppConfigWatch implements SmartLifecycle {

    private static final Log logger = LogFactory.getLog(AppConfigWatch.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final List<AppConfigPropertySource> sources;

    private final List<AppConfigPropertySource> watched;

    private final Runnable changed;

    private Map<ConfigFile, FileStamp> lastSeen = Map.of();

    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * Makes the watch.
     *
     * @param sources all sources of an environment, the highest first
     * @param changed called when they show something else
     */
    AppConfigWatch(List<AppConfigPropertySource> sources, Runnable changed) {
        this.sources = sources;
        this.watched = sources.stream().filter(source -> source.files() != null).toList();
        this.changed = changed;
    }

    @Override
    public void start() {
        if (thread == null && known().keySet().stream().anyMatch(file -> file.onDisk() != null)) {
            CustomizableThreadFactory threads = new CustomizableThreadFactory("app-config-");
            threads.setDaemon(true);
            ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(threads);
            executor.scheduleWithFixedDelay(
                    this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            thread = executor;
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = thread;
        if (executor != null) {
            executor.shutdownNow();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void look() {
        try {
            Map<ConfigFile, FileStamp> known = known();
            Map<ConfigFile, FileStamp> now = new LinkedHashMap<>();
            known.keySet().forEach(file -> now.put(file, FileStamp.of(file)));
            if (!now.equals(known) && now.equals(lastSeen)) {
                reload();
            }
            lastSeen = now;
        } catch (RuntimeException | Error ex) {
            logger.error("The changed configuration cannot be used, the old values stay", ex);
        }
    }

    private Map<ConfigFile, FileStamp> known() {
        Map<ConfigFile, FileStamp> known = new LinkedHashMap<>();
        watched.forEach(source -> Objects.requireNonNull(source.files()).known().forEach(known::putIfAbsent));
        return known;
    }

    private void reload() {
        List<ConfigException.Problem> problems = new ArrayList<>();
        Map<AppConfigPropertySource, Branch> trees = new LinkedHashMap<>();
        for (AppConfigPropertySource source : watched) {
            try {
                trees.put(source, Objects.requireNonNull(source.files()).read());
            } catch (ConfigException ex) {
                problems.addAll(ex.getProblems());
            }
        }
        if (!problems.isEmpty()) {
            logger.error("The changed configuration cannot be used, the old values stay:\n"
                    + problems.stream()
                            .map(problem -> "  " + problem.origin() + ": " + problem.message())
                            .collect(Collectors.joining("\n")));
            return;
        }
        trees.forEach(AppConfigPropertySource::replace);
        AppConfigSources.link(sources);
        logger.info("Reloaded config from "
                + watched.stream().map(source -> String.valueOf(source.files())).collect(Collectors.joining(", ")));
        changed.run();
    }
}

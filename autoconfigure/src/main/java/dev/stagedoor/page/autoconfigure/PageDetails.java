package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import tools.jackson.databind.JsonNode;

import dev.stagedoor.wiring.PluginDetails;

/** What parts of the backend tell of plugins, read without anybody having to wait for a part that hangs. */
final class PageDetails implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);

    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final long IDLE_SECONDS = 30;

    private final Supplier<Collection<String>> pluginIds;

    private final Function<Object, JsonNode> trees;

    private final ThreadPoolExecutor threads;

    private final Map<String, Reading<Told>> readings = new LinkedHashMap<>();

    PageDetails(List<PluginDetails> parts, Supplier<Collection<String>> pluginIds, Function<Object, JsonNode> trees) {
        this(parts, pluginIds, trees, FRESH);
    }

    PageDetails(
            List<PluginDetails> parts,
            Supplier<Collection<String>> pluginIds,
            Function<Object, JsonNode> trees,
            Duration fresh) {
        this.pluginIds = pluginIds;
        this.trees = trees;
        CustomizableThreadFactory factory = new CustomizableThreadFactory("stagedoor-page-");
        factory.setDaemon(true);
        this.threads = new ThreadPoolExecutor(
                0, Math.max(1, parts.size()), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        parts.forEach(part -> readings.put(part.name(), new Reading<>(() -> read(part), threads, fresh)));
    }

    /** What each part tells, by its name; a part that is silent or takes too long is missing or tells what it told before. */
    Map<String, Told> read() {
        long deadline = System.nanoTime() + PATIENCE;
        readings.values().forEach(Reading::begin);
        Map<String, Told> all = new LinkedHashMap<>();
        readings.forEach((name, reading) -> {
            Told told = reading.await(deadline);
            if (told != null) {
                all.put(name, told);
            }
        });
        return all;
    }

    private Told read(PluginDetails part) {
        Map<String, JsonNode> plugins = new HashMap<>();
        for (String id : pluginIds.get()) {
            Object detail = part.of(id);
            if (detail != null) {
                plugins.put(id, trees.apply(detail));
            }
        }
        Object root = part.ofRoot();
        return new Told(plugins, root == null ? Map.of() : Map.of(part.name(), trees.apply(root)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * What a part tells.
     *
     * @param plugins of plugins, by plugin
     * @param root of what is beside them, by the part's name; at most one
     */
    record Told(Map<String, JsonNode> plugins, Map<String, JsonNode> root) {}
}

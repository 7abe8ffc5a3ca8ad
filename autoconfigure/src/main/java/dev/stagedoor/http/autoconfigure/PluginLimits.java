package dev.stagedoor.http.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;

import dev.stagedoor.http.autoconfigure.HttpProperties.Limits;
import dev.stagedoor.wiring.PluginDirectory;

/** What each plugin may take of the server, so that one that hangs leaves enough to the others. */
final class PluginLimits {

    private static final Logger logger = LoggerFactory.getLogger(PluginLimits.class);

    private static final Limits UNSET = new Limits(null, null);

    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);

    private static final int DEFAULT_THREADS = 200;

    private static final int DEFAULT_CONNECTIONS = 8192;

    private final Map<String, Bulkhead> plugins = new ConcurrentHashMap<>();

    private final HttpProperties properties;

    private final int defaultMaximum;

    PluginLimits(HttpProperties properties, Environment environment, PluginDirectory directory) {
        this.properties = properties;
        this.defaultMaximum = defaultMaximum(environment);
        Collection<String> known = directory.pluginIds();
        properties.plugins().keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> logger.warn("stagedoor.http.plugins.{} is set, but there is no such plugin", id));
        known.forEach(this::of);
    }

    /** The bulkhead of a plugin, the same at each call. */
    Bulkhead of(String pluginId) {
        return plugins.computeIfAbsent(pluginId, this::create);
    }

    private Bulkhead create(String pluginId) {
        Limits own = properties.plugins().getOrDefault(pluginId, UNSET);
        Integer maximum = first(own.maxRequests(), properties.defaults().maxRequests());
        Duration time = first(own.timeLimit(), properties.defaults().timeLimit());
        return new Bulkhead(
                pluginId, maximum == null ? defaultMaximum : maximum, time == null ? DEFAULT_TIME_LIMIT : time);
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T shared) {
        return own == null ? shared : own;
    }

    /** Requests are bounded by threads, or by connections where each request has a virtual thread. */
    private static int defaultMaximum(Environment environment) {
        int all = Threading.VIRTUAL.isActive(environment)
                ? environment.getProperty("server.tomcat.max-connections", Integer.class, DEFAULT_CONNECTIONS)
                : environment.getProperty("server.tomcat.threads.max", Integer.class, DEFAULT_THREADS);
        return Math.max(1, all / 2);
    }

    Stream<Bulkhead> all() {
        return plugins.values().stream();
    }
}

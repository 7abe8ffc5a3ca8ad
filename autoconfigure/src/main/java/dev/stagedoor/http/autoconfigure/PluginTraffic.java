package dev.stagedoor.http.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.wiring.InFlight;
import dev.stagedoor.wiring.PluginDetails;

/** The requests that are inside of plugins, for which a plugin's end waits, and how many there were. */
final class PluginTraffic implements PluginDetails {

    private static final Logger logger = LoggerFactory.getLogger(PluginTraffic.class);

    private final Map<String, Counted> plugins = new ConcurrentHashMap<>();

    InFlight inFlight(String pluginId) {
        return counted(pluginId).inFlight();
    }

    /** A request has come. */
    void came(String pluginId) {
        counted(pluginId).total().increment();
    }

    /** A request is answered with an internal error. */
    void failed(String pluginId) {
        counted(pluginId).failed().increment();
    }

    /** A request was not let in. */
    void rejected(String pluginId) {
        counted(pluginId).rejected().increment();
    }

    /** Waits, not for ever, until no request is inside a plugin; its gate lets none in any more. */
    void drain(String pluginId, Duration limit) {
        int left = inFlight(pluginId).drain(limit);
        if (left > 0) {
            logger.warn(
                    "Plugin '{}' stops although {} requests are still in it after {} (stagedoor.shutdown.timeout)",
                    pluginId,
                    left,
                    limit);
        }
    }

    private Counted counted(String pluginId) {
        Counted known = plugins.get(pluginId);
        return known != null ? known : plugins.computeIfAbsent(pluginId, id -> Counted.nothing());
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public @Nullable Object of(String pluginId) {
        Counted known = plugins.get(pluginId);
        return known == null ? RequestCounts.NONE : known.counts();
    }

    /**
     * The requests to a plugin.
     *
     * @param active those that are inside of it
     * @param total all that came
     * @param failed those that were answered with an internal error
     * @param rejected those that were not let in
     */
    record RequestCounts(int active, long total, long failed, long rejected) {

        private static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0);
    }

    private record Counted(InFlight inFlight, LongAdder total, LongAdder failed, LongAdder rejected) {

        static Counted nothing() {
            return new Counted(new InFlight(), new LongAdder(), new LongAdder(), new LongAdder());
        }

        RequestCounts counts() {
            return new RequestCounts(inFlight.count(), total.sum(), failed.sum(), rejected.sum());
        }
    }
}

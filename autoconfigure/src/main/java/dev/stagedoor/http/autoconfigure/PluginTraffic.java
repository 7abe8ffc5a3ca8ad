package dev.stagedoor.http.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.wiring.InFlight;

/** The requests that are inside of plugins, for which a plugin's end waits. */
final class PluginTraffic {

    private static final Logger logger = LoggerFactory.getLogger(PluginTraffic.class);

    private final Map<String, InFlight> plugins = new ConcurrentHashMap<>();

    InFlight of(String pluginId) {
        return plugins.computeIfAbsent(pluginId, id -> new InFlight());
    }

    /** Waits, not for ever, until no request is inside a plugin; its gate lets none in any more. */
    void drain(String pluginId, Duration limit) {
        int left = of(pluginId).drain(limit);
        if (left > 0) {
            logger.warn(
                    "Plugin '{}' stops although {} requests are still in it after {} (stagedoor.shutdown.timeout)",
                    pluginId,
                    left,
                    limit);
        }
    }
}

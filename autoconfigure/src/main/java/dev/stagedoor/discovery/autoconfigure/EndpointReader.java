package dev.stagedoor.discovery.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.errors.InputException;

/** Reads {@code discovery.endpoints}. */
final class EndpointReader {

    private static final String KEY = "discovery.endpoints";

    private EndpointReader() {}

    /**
     * Reads the endpoints.
     *
     * @throws ConfigException if any of them can not be used, with the problems of all
     */
    static List<DiscoveryEndpoint> read(Config config) {
        List<Config> configured = config.getOptionalConfigArray(KEY).orElse(List.of());
        List<DiscoveryEndpoint> endpoints = new ArrayList<>();
        List<Runnable> reads = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            Config endpoint = configured.get(i);
            String key = KEY + "[" + i + "].target";
            reads.add(() -> endpoints.add(read(endpoint, key)));
        }
        ConfigCheck.all(reads.toArray(Runnable[]::new));
        return endpoints;
    }

    private static DiscoveryEndpoint read(Config config, String key) {
        List<String> plugins = config.getStringArray("plugins");
        if (config.get("target") instanceof String) {
            String target = plain(config.getString("target"), key);
            return new DiscoveryEndpoint(target, target, plugins);
        }
        String internal = config.getOptionalString("target.internal").orElse(null);
        String external = config.getOptionalString("target.external").orElse(null);
        return checked(new DiscoveryEndpoint(internal, external, plugins), key);
    }

    /**
     * Checks an endpoint.
     *
     * @param key the key of its target, or what stands for it
     * @throws ConfigException if it can not be used
     */
    static DiscoveryEndpoint checked(DiscoveryEndpoint endpoint, String key) {
        plain(endpoint.external(), key + ".external");
        String internal = endpoint.internal();
        if (internal != null && SrvUrl.isOne(internal)) {
            try {
                SrvUrl.parse(new UrlTemplate(internal).apply("plugin"));
            } catch (InputException ex) {
                throw invalid(key + ".internal", internal, String.valueOf(ex.getMessage()));
            }
        }
        return endpoint;
    }

    private static @Nullable String plain(@Nullable String target, String key) {
        if (target != null && SrvUrl.isOne(target)) {
            throw invalid(key, target, "an address that DNS is asked for can only be internal, under target.internal");
        }
        return target;
    }

    private static ConfigException invalid(String key, String value, String reason) {
        String message = "Invalid value of '" + key + "', '" + value + "': " + reason;
        return new ConfigException(List.of(new ConfigException.Problem(message, key, "", "")));
    }
}

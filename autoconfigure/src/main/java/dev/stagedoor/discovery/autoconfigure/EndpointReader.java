package dev.stagedoor.discovery.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.errors.InputException;

/** Reads {@code discovery.endpoints}. */
final class EndpointReader {

    private static final String KEY = "discovery.endpoints";

    private static final String ONLY_INTERNAL =
            "an address that DNS is asked for can only be internal, under target.internal";

    private EndpointReader() {}

    /**
     * Reads the endpoints.
     *
     * @throws dev.stagedoor.config.ConfigException if any of them can not be used, with the problems of all
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
            String target = config.getString("target");
            refuse(config, "target", key, target, SrvUrl.isOne(target) ? ONLY_INTERNAL : null);
            return new DiscoveryEndpoint(target, target, plugins);
        }
        String internal = config.getOptionalString("target.internal").orElse(null);
        String external = config.getOptionalString("target.external").orElse(null);
        DiscoveryEndpoint endpoint = new DiscoveryEndpoint(internal, external, plugins);
        refuse(config, "target.internal", key + ".internal", internal, mistakeInside(endpoint));
        refuse(config, "target.external", key + ".external", external, mistakeOutside(endpoint));
        return endpoint;
    }

    private static void refuse(
            Config config, String path, String key, @Nullable String target, @Nullable String mistake) {
        if (mistake != null) {
            throw config.invalid(path, "URL", "Invalid value of '" + key + "', '" + target + "': " + mistake);
        }
    }

    /** Tells what is wrong with the internal address, {@code null} if nothing is. */
    static @Nullable String mistakeInside(DiscoveryEndpoint endpoint) {
        String target = endpoint.internal();
        if (target == null || !SrvUrl.isOne(target)) {
            return null;
        }
        try {
            SrvUrl.parse(new UrlTemplate(target).apply("plugin"));
            return null;
        } catch (InputException ex) {
            return ex.getMessage();
        }
    }

    /** Tells what is wrong with the external address, {@code null} if nothing is. */
    static @Nullable String mistakeOutside(DiscoveryEndpoint endpoint) {
        return endpoint.external() != null && SrvUrl.isOne(endpoint.external()) ? ONLY_INTERNAL : null;
    }
}

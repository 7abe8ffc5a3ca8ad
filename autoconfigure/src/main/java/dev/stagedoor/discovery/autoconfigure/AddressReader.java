package dev.stagedoor.discovery.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.errors.InputException;

/** Reads the addresses of plugins from the configuration, over those that were given in code. */
final class AddressReader {

    private final List<DiscoveryEndpoint> defaults;

    private final Function<String, @Nullable String> server;

    private final SrvResolver srv;

    private final BaseUrlCheck check;

    /**
     * Makes a reader.
     *
     * @param server gives Spring Boot's properties of the web server
     */
    AddressReader(
            List<DiscoveryEndpoint> defaults,
            Function<String, @Nullable String> server,
            SrvResolver srv,
            BaseUrlCheck check) {
        this.defaults = List.copyOf(defaults);
        this.server = server;
        this.srv = srv;
        this.check = check;
    }

    Addresses read(Config config) {
        OwnAddress own = new OwnAddress(server, ListenAddress.read(config), isHttps(config));
        Map<String, UnaryOperator<String>> internal = new HashMap<>();
        Map<String, UnaryOperator<String>> external = new HashMap<>();
        for (DiscoveryEndpoint endpoint : defaults) {
            put(endpoint.internal(), endpoint.plugins(), internal, srv, "an endpoint given in code");
            put(endpoint.external(), endpoint.plugins(), external, srv, "an endpoint given in code");
        }
        List<Config> endpoints =
                config.getOptionalConfigArray("discovery.endpoints").orElse(List.of());
        for (int i = 0; i < endpoints.size(); i++) {
            read(endpoints.get(i), "discovery.endpoints[" + i + "].target", internal, external);
        }
        return new Addresses(new Addresses.Side(internal, own), new Addresses.Side(external, ownExternal(config, own)));
    }

    private void read(
            Config endpoint,
            String key,
            Map<String, UnaryOperator<String>> internal,
            Map<String, UnaryOperator<String>> external) {
        List<String> plugins = endpoint.getStringArray("plugins");
        if (endpoint.get("target") instanceof String) {
            String target = endpoint.getString("target");
            put(target, plugins, internal, null, key);
            put(target, plugins, external, null, key);
        } else {
            put(endpoint.getOptionalString("target.internal").orElse(null), plugins, internal, srv, key + ".internal");
            put(endpoint.getOptionalString("target.external").orElse(null), plugins, external, null, key + ".external");
        }
    }

    private static void put(
            @Nullable String target,
            List<String> plugins,
            Map<String, UnaryOperator<String>> side,
            @Nullable SrvResolver srv,
            String key) {
        if (target == null) {
            return;
        }
        UnaryOperator<String> address = address(target, srv, key);
        plugins.forEach(plugin -> side.put(plugin, address));
    }

    private static UnaryOperator<String> address(String target, @Nullable SrvResolver srv, String key) {
        UrlTemplate template = new UrlTemplate(target);
        if (!SrvUrl.isOne(target)) {
            return template;
        }
        if (srv == null) {
            throw new ConfigException("Invalid value of '" + key + "', '" + target
                    + "': an address that DNS is asked for can only be internal, under target.internal");
        }
        try {
            SrvUrl.parse(template.apply("plugin"));
        } catch (InputException ex) {
            throw new ConfigException("Invalid value of '" + key + "', '" + target + "': " + ex.getMessage());
        }
        return pluginId -> srv.resolve(SrvUrl.parse(template.apply(pluginId)));
    }

    private UnaryOperator<String> ownExternal(Config config, OwnAddress own) {
        String baseUrl = config.getOptionalString("backend.baseUrl").orElse(null);
        check.accept(baseUrl);
        return baseUrl == null
                ? own
                : new UrlTemplate(StringUtils.trimTrailingCharacter(baseUrl, '/') + OwnAddress.PATH);
    }

    private static boolean isHttps(Config config) {
        return config.getOptional("backend.https")
                .filter(value -> !Boolean.FALSE.equals(value) && !"false".equals(value))
                .isPresent();
    }
}

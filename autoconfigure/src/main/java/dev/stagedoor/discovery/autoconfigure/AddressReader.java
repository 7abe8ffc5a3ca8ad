package dev.stagedoor.discovery.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.Config;
import dev.stagedoor.discovery.DiscoveryEndpoint;

/** Reads the addresses of plugins from the configuration, over those that were given in code. */
final class AddressReader {

    private final List<DiscoveryEndpoint> defaults;

    private final ServerKeys server;

    private final SrvResolver srv;

    private final BaseUrlCheck check;

    AddressReader(List<DiscoveryEndpoint> defaults, ServerKeys server, SrvResolver srv, BaseUrlCheck check) {
        defaults.forEach(AddressReader::check);
        this.defaults = List.copyOf(defaults);
        this.server = server;
        this.srv = srv;
        this.check = check;
    }

    Addresses read(Config config) {
        List<DiscoveryEndpoint> endpoints = new ArrayList<>(defaults);
        endpoints.addAll(EndpointReader.read(config));
        Map<String, UnaryOperator<String>> internal = new HashMap<>();
        Map<String, UnaryOperator<String>> external = new HashMap<>();
        for (DiscoveryEndpoint endpoint : endpoints) {
            put(internal, endpoint.internal(), endpoint.plugins());
            put(external, endpoint.external(), endpoint.plugins());
        }
        OwnAddress own = new OwnAddress(server, ListenAddress.read(config), isHttps(config));
        return new Addresses(new Addresses.Side(internal, own), new Addresses.Side(external, ownExternal(config, own)));
    }

    private static void check(DiscoveryEndpoint endpoint) {
        String inside = EndpointReader.mistakeInside(endpoint);
        String mistake = inside == null ? EndpointReader.mistakeOutside(endpoint) : inside;
        Assert.isTrue(mistake == null, () -> "Invalid endpoint that is given in code, " + endpoint + ": " + mistake);
    }

    private void put(Map<String, UnaryOperator<String>> side, @Nullable String target, List<String> plugins) {
        if (target != null) {
            UrlTemplate template = new UrlTemplate(target);
            UnaryOperator<String> address =
                    SrvUrl.isOne(target) ? id -> srv.resolve(SrvUrl.parse(template.apply(id))) : template;
            plugins.forEach(plugin -> side.put(plugin, address));
        }
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

package dev.stagedoor.server.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.catalina.util.NetMask;

import dev.stagedoor.config.Config;

/** Which proxies may tell for whom they ask, by {@code backend.trustProxy}. */
@FunctionalInterface
interface ProxyTrust {

    /** The key that says it. */
    String KEY = "backend.trustProxy";

    /** Networks that have names. */
    Map<String, List<String>> NAMES = Map.of(
            "loopback", List.of("127.0.0.0/8", "::1/128"),
            "linklocal", List.of("169.254.0.0/16", "fe80::/10"),
            "uniquelocal", List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"));

    /** What an address looks like: no name, which would have to be looked up. */
    Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Tells whether an address is that of a proxy to trust.
     *
     * @param address the address
     * @param distance how many proxies are between it and this server
     */
    boolean trusts(String address, int distance);

    /** Reads whom to trust, empty if nobody. */
    static Optional<ProxyTrust> read(Config config) {
        Object value = config.getOptional(KEY).orElse(false);
        if (value instanceof Number number) {
            return hops(number.intValue());
        }
        if (value instanceof List<?>) {
            return Optional.of(networks(config, config.getStringArray(KEY)));
        }
        String text = value.toString().strip();
        return switch (text) {
            case "true" -> Optional.of((address, distance) -> true);
            case "false", "" -> Optional.empty();
            default ->
                text.matches("\\d+")
                        ? hops(Integer.parseInt(text))
                        : Optional.of(networks(config, Arrays.asList(text.split(","))));
        };
    }

    private static Optional<ProxyTrust> hops(int number) {
        return number <= 0 ? Optional.empty() : Optional.of((address, distance) -> distance < number);
    }

    private static ProxyTrust networks(Config config, List<String> texts) {
        List<NetMask> networks = new ArrayList<>();
        texts.stream()
                .map(String::strip)
                .flatMap(text -> NAMES.containsKey(text) ? NAMES.get(text).stream() : Stream.of(text))
                .forEach(text -> networks.add(network(config, text)));
        return (address, distance) -> contains(networks, address);
    }

    private static NetMask network(Config config, String text) {
        try {
            return new NetMask(text);
        } catch (IllegalArgumentException ex) {
            throw config.invalid(
                    KEY,
                    "value",
                    "Invalid value of '" + KEY + "': '" + text
                            + "' is none of true, false, a number, an address, a network and " + NAMES.keySet());
        }
    }

    private static boolean contains(List<NetMask> networks, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            InetAddress literal = InetAddress.getByName(address);
            return networks.stream().anyMatch(network -> network.matches(literal));
        } catch (UnknownHostException ex) {
            return false;
        }
    }
}

package dev.stagedoor.server.autoconfigure;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the server listens, by {@code backend.listen}.
 *
 * @param host the host, or {@code null} for all addresses of the machine
 */
record ListenAddress(@Nullable String host, int port) {

    private static final String KEY = "backend.listen";

    private static final String PORT = KEY + ".port";

    private static final int DEFAULT_PORT = 7007;

    private static final int HIGHEST_PORT = 65535;

    /** A port, or a host before it; an address with colons of its own is in brackets. */
    private static final Pattern TEXT = Pattern.compile("(?:(?<host>[^:\\[\\]]*|\\[[^\\]]+\\]):)?(?<port>\\d{1,5})");

    /** Reads the address, empty if neither the key nor any other key of Backstage's is there. */
    static Optional<ListenAddress> read(BackendKeys keys) {
        String text = keys.text(KEY);
        if (text != null) {
            return Optional.of(parse(keys, KEY, text));
        }
        if (keys.hasBelow(KEY)) {
            String port = keys.text(PORT);
            return Optional.of(
                    new ListenAddress(keys.text(KEY + ".host"), port == null ? DEFAULT_PORT : parsePort(keys, port)));
        }
        return keys.areBackstages() ? Optional.of(new ListenAddress(null, DEFAULT_PORT)) : Optional.empty();
    }

    private static int parsePort(BackendKeys keys, String text) {
        ListenAddress address = parse(keys, PORT, text);
        if (!text.equals(Integer.toString(address.port()))) {
            throw keys.invalid(PORT, "Unable to parse port " + text);
        }
        return address.port();
    }

    private static ListenAddress parse(BackendKeys keys, String key, String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > HIGHEST_PORT) {
            throw keys.invalid(key, "Unable to parse listen address " + text + ", expected <port> or <host>:<port>");
        }
        String host = matcher.group("host");
        return new ListenAddress(host == null || host.isEmpty() ? null : host, Integer.parseInt(matcher.group("port")));
    }

    void addTo(Map<String, Object> server) {
        server.put("server.port", port);
        if (host != null) {
            server.put("server.address", host);
        }
    }
}

package dev.stagedoor.database.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads connections, which are texts or objects. */
final class Connections {

    /** A URL among other values, which go before what it says. */
    private static final String URL = "connectionString";

    private Connections() {}

    /**
     * Reads a connection.
     *
     * @throws IllegalArgumentException if it cannot be used; the message shows no part that may be secret
     */
    static ConnectionSettings parse(Client client, @Nullable Object connection) {
        if (connection instanceof String text) {
            return client.engine().parse(text);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (connection instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value != null) {
                    values.put(String.valueOf(name), value);
                }
            });
        }
        Object url = values.remove(URL);
        ConnectionSettings settings = new ConnectionSettings(values, Map.of());
        return url == null ? settings : client.engine().parse(url.toString()).with(settings);
    }
}

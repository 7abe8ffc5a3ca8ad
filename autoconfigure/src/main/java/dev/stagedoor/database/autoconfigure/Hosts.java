package dev.stagedoor.database.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Writes the parts of JDBC URLs. */
final class Hosts {

    private Hosts() {}

    /** Host and port, as far as they are said. */
    static String authority(ConnectionSettings connection) {
        String host = connection.text(ConnectionSettings.HOST, "localhost");
        if (host.indexOf(':') != host.lastIndexOf(':') && !host.contains("[") && !host.contains(",")) {
            host = "[" + host + "]";
        }
        String port = connection.text(ConnectionSettings.PORT);
        return port == null || hasPort(host) ? host : host + ":" + port;
    }

    private static boolean hasPort(String host) {
        return host.contains(",") || host.lastIndexOf(':') > host.lastIndexOf(']');
    }

    static String encode(@Nullable String text) {
        return text == null
                ? ""
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

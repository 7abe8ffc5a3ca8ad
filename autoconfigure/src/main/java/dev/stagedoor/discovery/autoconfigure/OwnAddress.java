package dev.stagedoor.discovery.autoconfigure;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Where this backend's own plugins are reached from within: the port that the web server has opened, and otherwise
 * what Spring Boot's keys, and then Backstage's, say of it.
 */
final class OwnAddress implements UnaryOperator<String> {

    static final String PATH = "/api/{{pluginId}}";

    private final ServerKeys server;

    private final @Nullable ListenAddress listen;

    private final boolean https;

    OwnAddress(ServerKeys server, @Nullable ListenAddress listen, boolean https) {
        this.server = server;
        this.listen = listen;
        this.https = https;
    }

    @Override
    public String apply(String pluginId) {
        String base = (isSecure() ? "https" : "http") + "://" + host() + ":" + port();
        return new UrlTemplate(base + path("server.servlet.context-path") + path("spring.mvc.servlet.path") + PATH)
                .apply(pluginId);
    }

    private boolean isSecure() {
        if ("false".equals(server.get("server.ssl.enabled"))) {
            return false;
        }
        return https
                || Stream.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate")
                        .anyMatch(key -> server.get(key) != null);
    }

    private String host() {
        String told = server.get("server.address");
        String host = told != null ? ListenAddress.bare(told) : listen == null ? "" : listen.host();
        if (host.isEmpty() || host.equals("::")) {
            return "localhost";
        }
        if (host.equals("0.0.0.0")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private int port() {
        String open = server.get("local.server.port");
        String told = open != null ? open : server.get("server.port");
        int port = told != null ? Integer.parseInt(told) : configuredPort();
        if (port <= 0) {
            throw new IllegalStateException("The port of the web server is not known, because it is not open yet and"
                    + " server.port is " + port);
        }
        return port;
    }

    private int configuredPort() {
        return listen == null ? server.usualPort() : listen.port();
    }

    private String path(String key) {
        String path = server.get(key);
        String trimmed = path == null ? "" : StringUtils.trimTrailingCharacter(path.strip(), '/');
        return trimmed.isEmpty() || trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }
}

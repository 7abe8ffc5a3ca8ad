package dev.stagedoor.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.stagedoor.discovery.DiscoveryService;

/**
 * Plays the parts of other backends for tests of tokens: it makes keys and any token, publishes the keys over HTTP where
 * plugins and the auth plugin do, and counts how often it is asked. Thread-safe.
 */
public final class TokenForge implements AutoCloseable, AfterEachCallback {

    /** Where a plugin publishes its keys, below its base URL. */
    public static final String PLUGIN_KEYS = "/.backstage/auth/v1/jwks.json";

    /** Where the auth plugin publishes the keys of users' tokens, below its base URL. */
    public static final String USER_KEYS = "/.well-known/jwks.json";

    private static final String AUTH = "/api/auth";

    private final HttpServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> headers = new ConcurrentHashMap<>();

    private final Map<String, List<String>> owners = new ConcurrentHashMap<>();

    private volatile InstantSource clock = InstantSource.system();

    /** Opens the port. */
    public TokenForge() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Makes tokens by another clock. */
    public TokenForge clock(InstantSource other) {
        clock = other;
        return this;
    }

    /** Where a plugin is, played by this. */
    public String baseUrl(String pluginId) {
        return origin() + "/api/" + pluginId;
    }

    /** Where this is. */
    public String origin() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    /** Finds every plugin here. */
    public DiscoveryService discovery() {
        return new DiscoveryService() {

            @Override
            public String getBaseUrl(String pluginId) {
                return baseUrl(pluginId);
            }

            @Override
            public String getExternalBaseUrl(String pluginId) {
                return baseUrl(pluginId);
            }
        };
    }

    /** Configuration with which a backend finds these plugins here; "*" for all. */
    public Map<String, Object> properties(String... plugins) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("discovery.endpoints[0].target", origin() + "/api/{{pluginId}}");
        for (int at = 0; at < plugins.length; at++) {
            properties.put("discovery.endpoints[0].plugins[" + at + "]", plugins[at]);
        }
        return properties;
    }

    /** Publishes a plugin's keys, and those alone. */
    public TokenForge publishPlugin(String pluginId, ForgedKey... keys) {
        return publish("/api/" + pluginId + PLUGIN_KEYS, keys);
    }

    /** Publishes the keys of users' tokens, and those alone. */
    public TokenForge publishUsers(ForgedKey... keys) {
        return publish(AUTH + USER_KEYS, keys);
    }

    /** Publishes keys at a path, and those alone. */
    public TokenForge publish(String path, ForgedKey... keys) {
        List<Map<String, Object>> published = new ArrayList<>();
        for (ForgedKey key : keys) {
            published.add(key.jwk());
        }
        return publish(path, published);
    }

    /** Publishes JSON Web Keys at a path. */
    public TokenForge publish(String path, List<Map<String, Object>> keys) {
        return answer(path, 200, "application/json", JSONObjectUtils.toJSONString(Map.of("keys", keys)));
    }

    /** Tells what the auth plugin knows of a user. */
    public TokenForge userInfo(String userEntityRef, String... ownershipEntityRefs) {
        owners.put(userEntityRef, List.of(ownershipEntityRefs));
        return this;
    }

    /** Answers at a path. */
    public TokenForge answer(String path, int status, String type, String body) {
        return answer(path, status, type, body, Duration.ZERO);
    }

    /** Answers at a path after a time. */
    public TokenForge answer(String path, int status, String type, String body, Duration delay) {
        answers.put(path, new Answer(status, type, body, delay));
        return this;
    }

    /** Answers 404 at a path. */
    public TokenForge withdraw(String path) {
        answers.remove(path);
        return this;
    }

    /** How often a path was asked for. */
    public int fetches(String path) {
        AtomicInteger count = fetches.get(path);
        return count == null ? 0 : count.get();
    }

    /** The names of the headers with which a path was asked for the last time, in lower case. */
    public Set<String> headers(String path) {
        return headers.getOrDefault(path, Set.of());
    }

    /** How often a plugin's keys were asked for. */
    public int fetchesOfPlugin(String pluginId) {
        return fetches("/api/" + pluginId + PLUGIN_KEYS);
    }

    /** How often the keys of users' tokens were asked for. */
    public int fetchesOfUsers() {
        return fetches(AUTH + USER_KEYS);
    }

    /** How often anything was asked for. */
    public int fetches() {
        return fetches.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The token that a plugin sends to another, valid for an hour. */
    public TokenDraft plugin(String pluginId, String targetPluginId) {
        long now = now();
        return new TokenDraft()
                .header("typ", "vnd.backstage.plugin")
                .claim("sub", pluginId)
                .claim("aud", targetPluginId)
                .claim("iat", now)
                .claim("exp", now + 3600);
    }

    /** The token of a signed-in user, valid for an hour, from which a limited token can be derived. */
    public TokenDraft user(String userEntityRef) {
        long now = now();
        return new TokenDraft()
                .header("typ", "vnd.backstage.user")
                .claim("iss", origin() + AUTH)
                .claim("sub", userEntityRef)
                .claim("aud", "backstage")
                .claim("iat", now)
                .claim("exp", now + 3600)
                .withIdentityProof();
    }

    /** The time in seconds. */
    public long now() {
        return clock.instant().getEpochSecond();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        fetches.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
        headers.put(
                path,
                exchange.getRequestHeaders().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        Answer answer = path.equals(AUTH + "/v1/userinfo") && !answers.containsKey(path)
                ? userInfo(exchange)
                : answers.getOrDefault(path, new Answer(404, "text/plain", "", Duration.ZERO));
        try {
            Thread.sleep(answer.delay().toMillis());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.status() / 100 == 3) {
            exchange.getResponseHeaders().set("Location", answer.body());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer userInfo(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            return new Answer(401, "text/plain", "No token provided", Duration.ZERO);
        }
        try {
            String payload = header.substring(7).split("\\.")[1];
            Object user = JSONObjectUtils.parse(
                            new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                    .get("sub");
            List<String> ent = owners.get(String.valueOf(user));
            return ent == null
                    ? new Answer(404, "text/plain", "User info not found", Duration.ZERO)
                    : new Answer(
                            200,
                            "application/json",
                            JSONObjectUtils.toJSONString(Map.of("claims", Map.of("sub", user, "ent", ent))),
                            Duration.ZERO);
        } catch (ParseException ex) {
            return new Answer(400, "text/plain", "", Duration.ZERO);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    private record Answer(int status, String type, String body, Duration delay) {}
}

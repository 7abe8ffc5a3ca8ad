package dev.stagedoor.auth.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stagedoor.http.autoconfigure.TestServer;

/**
 * Who else there is: a Backstage with the plugins {@code auth} and {@code catalog}, an identity provider, and an
 * attacker who serves keys too, at any address.
 */
final class World implements AutoCloseable {

    /** The plugin that is attacked. */
    static final String PLUGIN = "search";

    static final String USER = "user:default/ada";

    /** A route for users and services. */
    static final String CLOSED = "/api/search/whoami";

    /** A route that cookies open too. */
    static final String COOKIE_ROUTE = "/api/search/cookie/whoami";

    static final String STATIC_TOKEN = "static-token-of-the-pipeline-4711";

    static final String ELSEWHERE_TOKEN = "static-token-that-is-for-others-0815";

    static final byte[] LEGACY_SECRET = "a secret that both sides know".getBytes(StandardCharsets.UTF_8);

    final ECKey auth = Keys.ec("auth-ec");

    final RSAKey authRsa = Keys.rsa("auth-rsa");

    final ECKey catalog = Keys.ec("catalog-ec");

    final RSAKey catalogRsa = Keys.rsa("catalog-rsa");

    final ECKey catalog384 = Keys.ec("catalog-384", Curve.P_384, JWSAlgorithm.ES384);

    final ECKey provider = Keys.ec("provider-ec");

    final ECKey attacker = Keys.ec("attacker-ec");

    final RSAKey attackerRsa = Keys.rsa("attacker-rsa");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Map<String, String> keys = new ConcurrentHashMap<>();

    private final AtomicInteger attackerHits = new AtomicInteger();

    private final HttpServer backstage = start(this::serveKeys);

    private final HttpServer attackerServer = start(this::serveAttackersKeys);

    World() throws JOSEException {
        keys.put("/api/auth/.well-known/jwks.json", set(auth, authRsa));
        keys.put("/api/catalog/.backstage/auth/v1/jwks.json", set(catalog, catalogRsa, catalog384));
        keys.put("/provider/jwks.json", set(provider));
    }

    private static String set(JWK... published) {
        return new JWKSet(List.of(published)).toString(true);
    }

    private HttpServer start(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/", handler);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void serveKeys(HttpExchange exchange) throws IOException {
        String found = keys.get(exchange.getRequestURI().getRawPath());
        answer(exchange, found == null ? 404 : 200, found == null ? "" : found);
    }

    private void serveAttackersKeys(HttpExchange exchange) throws IOException {
        attackerHits.incrementAndGet();
        answer(exchange, 200, set(attacker, attackerRsa));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String attackerUrl() {
        return "http://localhost:" + attackerServer.getAddress().getPort();
    }

    int attackerHits() {
        return attackerHits.get();
    }

    /** A token with which {@code catalog} asks for itself. */
    Forged plugin() {
        return Forged.plugin(catalog);
    }

    Forged user() {
        return Forged.user(auth);
    }

    String honestPlugin() {
        return plugin().by(catalog);
    }

    String honestUser() {
        return user().claim("uip", proof()).by(auth);
    }

    private String proof() {
        return Forged.part(Keys.sign(auth, "ES256", Forged.limited(auth).input()));
    }

    String honestLimited() {
        return Forged.limited(auth).by(auth);
    }

    String honestOnBehalfOf() {
        return plugin().claim("obo", honestLimited()).by(catalog);
    }

    /** A token of an old kind, which the secret that both sides know signs. */
    Forged legacy() {
        return plugin().withoutHeader("typ")
                .withoutHeader("kid")
                .header("alg", "HS256")
                .without("aud")
                .claim("sub", "backstage-server");
    }

    String honestLegacy() {
        return legacy().by(LEGACY_SECRET, "HS256");
    }

    String honestExternal() {
        return external().by(provider);
    }

    Forged external() {
        return Forged.plugin(provider)
                .withoutHeader("typ")
                .claim("sub", "robot")
                .claim("iss", "https://provider.example.com")
                .claim("aud", "backstage-robots");
    }

    /** Says to a backend under test where the others are. */
    void describeTo(TestServer server) {
        String others = "http://localhost:" + backstage.getAddress().getPort();
        server.property("discovery.endpoints[0].target", others + "/api/{{pluginId}}")
                .property("discovery.endpoints[0].plugins[0]", "auth")
                .property("discovery.endpoints[0].plugins[1]", "catalog")
                .property("backend.auth.dangerouslyDisableDefaultAuthPolicy", false)
                .property("backend.auth.externalAccess[0].type", "static")
                .property("backend.auth.externalAccess[0].options.token", STATIC_TOKEN)
                .property("backend.auth.externalAccess[0].options.subject", "pipeline")
                .property("backend.auth.externalAccess[1].type", "static")
                .property("backend.auth.externalAccess[1].options.token", ELSEWHERE_TOKEN)
                .property("backend.auth.externalAccess[1].options.subject", "elsewhere")
                .property("backend.auth.externalAccess[1].accessRestrictions[0].plugin", "catalog")
                .property("backend.auth.externalAccess[2].type", "legacy")
                .property(
                        "backend.auth.externalAccess[2].options.secret",
                        Base64.getEncoder().encodeToString(LEGACY_SECRET))
                .property("backend.auth.externalAccess[2].options.subject", "old-backend")
                .property("backend.auth.externalAccess[3].type", "jwks")
                .property("backend.auth.externalAccess[3].options.url", others + "/provider/jwks.json")
                .property("backend.auth.externalAccess[3].options.issuer", "https://provider.example.com")
                .property("backend.auth.externalAccess[3].options.audience", "backstage-robots")
                .property("backend.auth.externalAccess[3].options.algorithm", "ES256")
                .property("backend.auth.externalAccess[3].options.subjectPrefix", "provider");
    }

    @Override
    public void close() {
        backstage.stop(0);
        attackerServer.stop(0);
        threads.shutdownNow();
    }
}

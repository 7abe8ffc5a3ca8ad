package dev.stagedoor.signin.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import dev.stagedoor.http.autoconfigure.TestServer;

/** A provider of OpenID Connect that lets in whomever the test says, without asking. */
final class FakeIdentityProvider implements AfterEachCallback, AutoCloseable {

    static final String CLIENT = "backstage";

    static final String SECRET = "a-secret-of-the-client";

    private final RSAKey key;

    private final HttpServer server;

    /** What was promised to whoever comes with a code. */
    private final Map<String, Map<String, Object>> codes = new ConcurrentHashMap<>();

    private final Map<String, Object> user = new ConcurrentHashMap<>(Map.of("sub", "1234"));

    private final AtomicInteger logins = new AtomicInteger();

    FakeIdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("idp").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
        server.createContext("/.well-known/openid-configuration", this::configuration);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/jwks", exchange -> json(exchange, new JWKSet(key).toJSONObject()));
        server.createContext("/userinfo", exchange -> json(exchange, user));
        server.start();
    }

    /** Says something of whoever logs in. */
    FakeIdentityProvider claim(String name, Object value) {
        user.put(name, value);
        return this;
    }

    int logins() {
        return logins.get();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Configures the login of an application as anybody would. */
    void register(TestServer application, String id) {
        application
                .property("stagedoor.test.security", true)
                .property("spring.security.oauth2.client.registration." + id + ".client-id", CLIENT)
                .property("spring.security.oauth2.client.registration." + id + ".client-secret", SECRET)
                .property("spring.security.oauth2.client.registration." + id + ".scope", "openid,profile,email")
                .property("spring.security.oauth2.client.registration." + id + ".provider", "fake")
                .property("spring.security.oauth2.client.provider.fake.issuer-uri", issuer());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void configuration(HttpExchange exchange) throws IOException {
        json(
                exchange,
                Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/jwks",
                        "userinfo_endpoint", issuer() + "/userinfo",
                        "subject_types_supported", List.of("public"),
                        "response_types_supported", List.of("code"),
                        "id_token_signing_alg_values_supported", List.of("RS256"),
                        "token_endpoint_auth_methods_supported", List.of("client_secret_basic")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        String code = UUID.randomUUID().toString();
        Map<String, Object> promised = new HashMap<>(user);
        promised.put("nonce", decode(query.getFirst("nonce")));
        codes.put(code, promised);
        URI back = UriComponentsBuilder.fromUriString(decode(query.getFirst("redirect_uri")))
                .queryParam("code", code)
                .queryParam("state", query.getFirst("state"))
                .build(true)
                .toUri();
        exchange.getResponseHeaders().set("Location", back.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String code = decode(UriComponentsBuilder.newInstance()
                .query(form)
                .build()
                .getQueryParams()
                .getFirst("code"));
        Map<String, Object> promised = codes.remove(code);
        logins.incrementAndGet();
        json(
                exchange,
                Map.of(
                        "access_token",
                        "an-access-token-of-the-provider",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        idToken(promised)));
    }

    private String idToken(Map<String, Object> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                set.issuer(issuer())
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
        return token.serialize();
    }

    private static String decode(String value) {
        return UriUtils.decode(value, StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, Map<String, Object> body) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

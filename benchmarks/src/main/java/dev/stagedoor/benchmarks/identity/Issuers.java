package dev.stagedoor.benchmarks.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;

/** The plugins {@code auth} and {@code catalog} of a backend elsewhere: their keys are served, and sign. */
final class Issuers implements AutoCloseable {

    private static final String USER = "user:default/guest";

    private static final int HOUR = 3600;

    private final ECKey auth = key();

    private final ECKey catalog = key();

    private final JWSSigner authSigner = signer(auth);

    private final JWSSigner catalogSigner = signer(catalog);

    private final HttpServer server;

    private final String user;

    private Issuers() {
        Map<String, ECKey> published =
                Map.of("/api/auth/.well-known/jwks.json", auth, "/api/catalog/.backstage/auth/v1/jwks.json", catalog);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        published.forEach((path, key) -> server.createContext(path, exchange -> {
            byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }));
        user = sign(auth, authSigner, "vnd.backstage.limited-user", "\"sub\":\"" + USER + "\"");
    }

    static Issuers open() {
        Issuers issuers = new Issuers();
        issuers.server.start();
        return issuers;
    }

    /** Where their keys are, with the id of the plugin left open. */
    String target() {
        return "http://localhost:" + server.getAddress().getPort() + "/api/{{pluginId}}";
    }

    /** A token with which the plugin {@code catalog} asks for itself; no two are the same. */
    String pluginToken() {
        return sign(catalog, catalogSigner, "vnd.backstage.plugin", "\"sub\":\"catalog\",\"aud\":\"search\"");
    }

    /** A token with which the plugin {@code catalog} asks on behalf of one user; no two are the same. */
    String onBehalfOfToken() {
        return sign(
                catalog,
                catalogSigner,
                "vnd.backstage.plugin",
                "\"sub\":\"catalog\",\"aud\":\"search\",\"obo\":\"" + user + "\"");
    }

    private static String sign(ECKey key, JWSSigner signer, String type, String claims) {
        long now = Instant.now().getEpochSecond();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        JWSObject token =
                new JWSObject(header, new Payload("{" + claims + ",\"iat\":" + now + ",\"exp\":" + (now + HOUR) + "}"));
        try {
            token.sign(signer);
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
        return token.serialize();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static JWSSigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

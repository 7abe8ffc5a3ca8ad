package dev.stagedoor.auth.attacks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.jwk.JWK;
import tools.jackson.databind.json.JsonMapper;

/** A token that is written by hand, member by member, so that anything may be wrong with it. */
final class Forged {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Object> header = new LinkedHashMap<>();

    private final Map<String, Object> claims = new LinkedHashMap<>();

    private UnaryOperator<String> headerText = UnaryOperator.identity();

    private UnaryOperator<String> claimsText = UnaryOperator.identity();

    private Forged(String type, JWK key) {
        header.put("typ", type);
        header.put("alg", key.getAlgorithm().getName());
        header.put("kid", key.getKeyID());
    }

    /** An honest token of the plugin {@code catalog} for the plugin under attack. */
    static Forged plugin(JWK key) {
        return new Forged("vnd.backstage.plugin", key)
                .claim("sub", "catalog")
                .claim("aud", World.PLUGIN)
                .times();
    }

    /** An honest token of a user, which cannot be handed on. */
    static Forged user(JWK key) {
        return new Forged("vnd.backstage.user", key)
                .claim("iss", "http://localhost/api/auth")
                .claim("sub", World.USER)
                .claim("aud", "backstage")
                .times();
    }

    /** An honest limited token of a user, as it stands in cookies and in the tokens of plugins. */
    static Forged limited(JWK key) {
        return new Forged("vnd.backstage.limited-user", key)
                .claim("sub", World.USER)
                .times();
    }

    private Forged times() {
        return claim("iat", now()).claim("exp", now() + 3600);
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    Forged header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Forged claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Forged withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    Forged without(String name) {
        claims.remove(name);
        return this;
    }

    /** Changes the text of the header before it is encoded. */
    Forged headerText(UnaryOperator<String> change) {
        headerText = change;
        return this;
    }

    /** Changes the text of the claims before it is encoded. */
    Forged claimsText(UnaryOperator<String> change) {
        claimsText = change;
        return this;
    }

    String headerPart() {
        return part(headerText.apply(JSON.writeValueAsString(header)));
    }

    String claimsPart() {
        return part(claimsText.apply(JSON.writeValueAsString(claims)));
    }

    /** What is signed. */
    String input() {
        return headerPart() + "." + claimsPart();
    }

    /** The token, signed with the algorithm of the key whatever the header says. */
    String by(JWK key) {
        return by(key, key.getAlgorithm().getName());
    }

    String by(JWK key, String algorithm) {
        return with(Keys.sign(key, algorithm, input()));
    }

    /** The token, with a keyed hash in place of a signature. */
    String by(byte[] secret, String algorithm) {
        return with(Keys.mac(secret, algorithm, input()));
    }

    String with(byte[] signature) {
        return input() + "." + part(signature);
    }

    String unsigned() {
        return input() + ".";
    }

    static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    static String text(String part) {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }
}

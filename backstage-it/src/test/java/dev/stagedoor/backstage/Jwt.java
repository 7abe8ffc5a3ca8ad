package dev.stagedoor.backstage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token, read and not verified.
 *
 * @param header the header
 * @param claims the claims
 * @param signatureBytes how long the signature is
 */
record Jwt(JsonNode header, JsonNode claims, int signatureBytes) {

    static Jwt of(String token) {
        String[] parts = token.split("\\.");
        return new Jwt(
                JsonMapper.shared().readTree(text(parts[0])),
                JsonMapper.shared().readTree(text(parts[1])),
                Base64.getUrlDecoder().decode(parts[2]).length);
    }

    /** The limited token of a user's token: its proof is a signature of exactly these bytes. */
    String limited() {
        return encoded("{'typ':'vnd.backstage.limited-user','alg':" + header.get("alg") + ",'kid':" + header.get("kid")
                        + "}")
                + "."
                + encoded("{'sub':" + claims.get("sub") + ",'iat':" + claims.get("iat") + ",'exp':" + claims.get("exp")
                        + "}")
                + "." + claims.get("uip").asString();
    }

    Instant expiry() {
        return Instant.ofEpochSecond(claims.get("exp").asLong());
    }

    /** The names of the members of {@code header} or {@code claims}, in their order. */
    Collection<String> members(String part) {
        return (part.equals("header") ? header : claims).propertyNames();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}

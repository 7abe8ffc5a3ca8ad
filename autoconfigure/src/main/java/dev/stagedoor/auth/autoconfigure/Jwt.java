package dev.stagedoor.auth.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

/**
 * A token's parts, of which nothing is proven yet. Read strictly: three parts in the one encoding that there is of them,
 * each of header and payload an object in which no member is told twice.
 *
 * @param header the members of the header
 * @param payload the claims
 * @param signed what is signed
 * @param signature the signature
 */
record Jwt(Map<String, Object> header, Map<String, Object> payload, byte[] signed, byte[] signature) {

    /** Longer than any honest token: a plugin's around the longest of a user. */
    static final int LONGEST = 64 * 1024;

    private static final int PARTS = 3;

    /** Reads a token; {@code null} if it is none. */
    static @Nullable Jwt read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return null;
        }
        byte[] signature = decode(parts[2]);
        Map<String, Object> header = object(parts[0]);
        Map<String, Object> payload = object(parts[1]);
        return header == null || payload == null || signature == null
                ? null
                : new Jwt(header, payload, (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII), signature);
    }

    /** Reads the header of what may be a token; empty if it has none. */
    static Map<String, Object> headerOf(String token) {
        int end = token.indexOf('.');
        Map<String, Object> header = end <= 0 ? null : object(token.substring(0, end));
        return header == null ? Map.of() : header;
    }

    /** Reads the type that a header tells, or {@code null}. */
    static @Nullable String typeOf(String token) {
        return headerOf(token).get("typ") instanceof String type ? type : null;
    }

    static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Map<String, Object> object(String part) {
        byte[] bytes = decode(part);
        if (bytes == null) {
            return null;
        }
        try {
            return JSONObjectUtils.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (ParseException ex) {
            return null;
        }
    }

    private static byte @Nullable [] decode(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            // Padding, and bits that do not count, would let one token be spelt in several ways.
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part) ? bytes : null;
        } catch (IllegalArgumentException ex) {
            return null;
        }
    }
}

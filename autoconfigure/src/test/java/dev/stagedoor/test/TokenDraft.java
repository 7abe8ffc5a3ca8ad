package dev.stagedoor.test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.util.JSONObjectUtils;

/** A token of a test before it is signed, honest until something is changed. */
public final class TokenDraft {

    private final Map<String, Object> header = new LinkedHashMap<>();

    private final Map<String, Object> claims = new LinkedHashMap<>();

    private UnaryOperator<String> headerText = UnaryOperator.identity();

    private UnaryOperator<String> claimsText = UnaryOperator.identity();

    private boolean proven;

    public TokenDraft header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public TokenDraft withoutHeader(String name) {
        header.put(name, null);
        return this;
    }

    public TokenDraft claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public TokenDraft withoutClaim(String name) {
        claims.remove(name);
        return this;
    }

    /** Changes the JSON of the header as a text, such as to tell a member twice. */
    public TokenDraft headerText(UnaryOperator<String> change) {
        headerText = change;
        return this;
    }

    /** Changes the JSON of the claims as a text, such as to tell a member twice. */
    public TokenDraft claimsText(UnaryOperator<String> change) {
        claimsText = change;
        return this;
    }

    /** Adds the proof from which a limited token is derived. */
    public TokenDraft withIdentityProof() {
        proven = true;
        return this;
    }

    /** What is signed by a key: header and claims, with the key's id and algorithm unless others were said. */
    public String signedBy(ForgedKey key) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("typ", header.get("typ"));
        head.put("alg", key.algorithm());
        head.put("kid", key.id());
        head.putAll(header);
        head.values().removeIf(value -> value == null);
        Map<String, Object> body = new LinkedHashMap<>(claims);
        if (proven) {
            body.put("uip", encode(key.sign(bytes(limited(key)))));
        }
        return encode(headerText.apply(JSONObjectUtils.toJSONString(head)))
                + '.'
                + encode(claimsText.apply(JSONObjectUtils.toJSONString(body)));
    }

    /** The token. */
    public String sign(ForgedKey key) {
        String signed = signedBy(key);
        return signed + '.' + encode(key.sign(bytes(signed)));
    }

    /** The limited token that is derived from the user's. */
    public String signLimited(ForgedKey key) {
        String signed = limited(key);
        return signed + '.' + encode(key.sign(bytes(signed)));
    }

    private String limited(ForgedKey key) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("typ", "vnd.backstage.limited-user");
        head.put("alg", key.algorithm());
        head.put("kid", key.id());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sub", claims.get("sub"));
        body.put("iat", claims.get("iat"));
        body.put("exp", claims.get("exp"));
        return encode(JSONObjectUtils.toJSONString(head)) + '.' + encode(JSONObjectUtils.toJSONString(body));
    }

    /** Encodes as parts of tokens are. */
    public static String encode(String text) {
        return encode(bytes(text));
    }

    /** Encodes as parts of tokens are. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

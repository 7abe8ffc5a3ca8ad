package dev.stagedoor.sample.catalog.processing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Entities as JSON text, and hashes of what they say. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final TypeReference<List<ProcessingProblem>> PROBLEMS = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, Object> object(String json) {
        return MAPPER.readValue(json, OBJECT);
    }

    static List<ProcessingProblem> problems(@Nullable String json) {
        return json == null || json.isEmpty() ? List.of() : MAPPER.readValue(json, PROBLEMS);
    }

    /** Returns the same for what says the same, whatever the order of its members. */
    static String hash(Object value) {
        return HexFormat.of().formatHex(digest("SHA-256", SORTED.writeValueAsBytes(value)));
    }

    static String sha1(String text) {
        return HexFormat.of().formatHex(digest("SHA-1", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }
}

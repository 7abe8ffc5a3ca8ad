package dev.stagedoor.sample.catalog.entities;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.errors.InputException;

/** JSON objects as Base64, which is how places in a list are handed out. */
final class Base64Json {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Base64Json() {}

    static String encode(Map<String, ?> object) {
        return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(object));
    }

    /** Reads one; {@code name} is the parameter that it came with. */
    static Map<?, ?> decode(String name, String text) {
        try {
            // A plus sign is a blank after a client that does not escape it.
            byte[] json = Base64.getDecoder().decode(text.strip().replace(' ', '+'));
            if (JSON.readValue(new String(json, StandardCharsets.UTF_8), Object.class) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (IllegalArgumentException | JacksonException ex) {
            throw malformed(name, "it is not JSON in Base64");
        }
        throw malformed(name, "it is no JSON object");
    }

    static InputException malformed(String name, String problem) {
        return new InputException(
                "Malformed " + name + ": " + problem + "; use it as it was handed out, or begin without it");
    }
}

package dev.stagedoor.health.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.stagedoor.config.Config;

/** Reads {@code backend.health.headers}. */
final class HealthHeaders {

    private static final String KEY = "backend.health.headers";

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VALUE =
            Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*[\\x21-\\x7E\\x80-\\xFF][\\t\\x20-\\x7E\\x80-\\xFF]*");

    /** What can be part of a key, so that the value's own place is known. */
    private static final Pattern PART = Pattern.compile("[A-Za-z][A-Za-z0-9]*([_-][A-Za-z][A-Za-z0-9]*)*");

    private HealthHeaders() {}

    static Map<String, String> read(Config config) {
        Object value = config.getOptional(KEY).orElse(Map.of());
        if (!(value instanceof Map<?, ?> map)) {
            throw config.invalid(
                    KEY, "object", "Invalid value of '" + KEY + "': expected an object of names and texts");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        map.forEach((name, text) -> headers.put(name(config, name), text(config, name, text)));
        return headers;
    }

    private static String name(Config config, Object name) {
        if (!NAME.matcher(name.toString()).matches()) {
            throw config.invalid(
                    KEY, "name of a header", "Invalid key '" + KEY + "." + name + "': not a name of a header");
        }
        return name.toString();
    }

    private static String text(Config config, Object name, Object text) {
        if (text instanceof String value && VALUE.matcher(value).matches()) {
            return value;
        }
        throw config.invalid(
                PART.matcher(name.toString()).matches() ? KEY + "." + name : KEY,
                "string",
                "Invalid value of '" + KEY + "." + name
                        + "': expected a text that is not empty and can be sent in a header");
    }
}

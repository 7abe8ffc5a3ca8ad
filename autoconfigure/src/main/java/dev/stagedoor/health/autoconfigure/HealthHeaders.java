package dev.stagedoor.health.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;

/** Reads {@code backend.health.headers}. */
final class HealthHeaders {

    private static final String KEY = "backend.health.headers";

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VALUE =
            Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*[\\x21-\\x7E\\x80-\\xFF][\\t\\x20-\\x7E\\x80-\\xFF]*");

    private HealthHeaders() {}

    static Map<String, String> read(Config config) {
        Object value = config.getOptional(KEY).orElse(Map.of());
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid(KEY, "Invalid value of '" + KEY + "': expected an object of names and texts");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        map.forEach((name, text) -> headers.put(checkedName(String.valueOf(name)), checkedText(name, text)));
        return headers;
    }

    private static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalid(KEY + "." + name, "Invalid key '" + KEY + "." + name + "': not a name of a header");
        }
        return name;
    }

    private static String checkedText(Object name, Object text) {
        if (!(text instanceof String value) || !VALUE.matcher(value).matches()) {
            throw invalid(
                    KEY + "." + name,
                    "Invalid value of '" + KEY + "." + name
                            + "': expected a text that is not empty and can be sent in a header");
        }
        return value;
    }

    private static ConfigException invalid(String key, String message) {
        return new ConfigException(List.of(new ConfigException.Problem(message, key, "", "")));
    }
}

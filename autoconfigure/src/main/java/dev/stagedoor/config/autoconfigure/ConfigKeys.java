package dev.stagedoor.config.autoconfigure;

import java.util.List;
import java.util.regex.Pattern;

import dev.stagedoor.config.ConfigException;

/** Takes keys apart. */
final class ConfigKeys {

    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9]*(?:[-_:][a-z0-9]+)*", Pattern.CASE_INSENSITIVE);

    private ConfigKeys() {}

    static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    /** Returns the parts of a key; the empty key means the object itself. */
    static List<String> parts(String key) {
        if (key.isEmpty()) {
            return List.of();
        }
        List<String> parts = List.of(key.split("\\.", -1));
        if (!parts.stream().allMatch(ConfigKeys::isPart)) {
            throw new ConfigException("Invalid config key '" + key + "'");
        }
        return parts;
    }

    static String join(String prefix, String key) {
        return prefix.isEmpty() || key.isEmpty() ? prefix + key : prefix + "." + key;
    }
}

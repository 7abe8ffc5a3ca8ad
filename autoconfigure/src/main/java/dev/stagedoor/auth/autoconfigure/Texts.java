package dev.stagedoor.auth.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;

/** Reads lists that may be written as one text, with spaces or commas between. */
final class Texts {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private Texts() {}

    /** Reads a list, each text once; {@code null} if there is none. */
    static @Nullable List<String> read(Config config, String key) {
        if (!config.has(key)) {
            return null;
        }
        List<String> texts = config.get(key) instanceof String text ? List.of(text) : config.getStringArray(key);
        Set<String> parts = new LinkedHashSet<>();
        for (String text : texts) {
            Arrays.stream(SEPARATOR.split(text)).filter(part -> !part.isEmpty()).forEach(parts::add);
        }
        if (parts.isEmpty()) {
            throw config.invalid(key, "at least one text", "Invalid value at '" + key + "', it has no text");
        }
        return List.copyOf(parts);
    }
}

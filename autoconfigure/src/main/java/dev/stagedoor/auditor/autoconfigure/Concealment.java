package dev.stagedoor.auditor.autoconfigure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Takes tokens and secrets out of what is recorded. */
final class Concealment {

    private static final String HIDDEN = "***";

    /** Two parts of a JSON Web Token, of which the first always begins like this, or more. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{4,}\\.[\\w-]+(?:\\.[\\w-]*)*");

    private static final Pattern SECRET = Pattern.compile(
            "token|secret|passw|passphrase|pwd|api[-_.]?key|access[-_.]?key|credential|authorization|jwt|session"
                    + "|signature|assertion",
            Pattern.CASE_INSENSITIVE);

    /** What a parameter of a query is called that holds a secret, beside what sounds like one anywhere. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("auth|code|key|otp|sid|sig", Pattern.CASE_INSENSITIVE);

    private static final int DEEPEST = 16;

    private Concealment() {}

    static @Nullable String text(@Nullable String text) {
        return text == null ? null : TOKEN.matcher(text).replaceAll(HIDDEN);
    }

    /** Shows path and query without the values of parameters that hold secrets. */
    static String url(String path, @Nullable String query) {
        String shown = query == null
                ? path
                : path + "?"
                        + Stream.of(query.split("&", -1))
                                .map(Concealment::parameter)
                                .collect(Collectors.joining("&"));
        return TOKEN.matcher(shown).replaceAll(HIDDEN);
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return parameter;
        }
        String name = parameter.substring(0, equals);
        String plain = decoded(name);
        return SECRET.matcher(plain).find() || SECRET_PARAMETER.matcher(plain).matches()
                ? name + "=" + HIDDEN
                : parameter;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            return name;
        }
    }

    /** Copies what is known of an event, as JSON has it, without what sounds secret. */
    static Map<String, Object> meta(Map<String, ?> meta) {
        Map<String, Object> shown = new LinkedHashMap<>();
        meta.forEach((name, value) -> {
            Object copy = member(name, value, 0);
            if (copy != null) {
                shown.put(name, copy);
            }
        });
        return shown;
    }

    private static @Nullable Object member(String name, @Nullable Object value, int depth) {
        return value != null && SECRET.matcher(name).find() ? HIDDEN : value(value, depth);
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (depth < DEEPEST && value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            map.forEach(
                    (name, child) -> shown.put(String.valueOf(name), member(String.valueOf(name), child, depth + 1)));
            return shown;
        }
        if (depth < DEEPEST && value instanceof Collection<?> items) {
            List<@Nullable Object> shown = new ArrayList<>();
            items.forEach(item -> shown.add(value(item, depth + 1)));
            return shown;
        }
        return text(depth < DEEPEST ? String.valueOf(value) : "...");
    }
}

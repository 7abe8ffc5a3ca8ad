package dev.stagedoor.server.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.stagedoor.config.Config;

/** The header {@code Content-Security-Policy}: what is common, changed by {@code backend.csp}. */
final class ContentSecurityPolicy {

    private static final String KEY = "backend.csp";

    private static final String DEFAULT_SOURCE = "default-src";

    private static final Pattern WORD_START = Pattern.compile("([a-z0-9])([A-Z])");

    private static final Pattern SEPARATOR = Pattern.compile("[;,\r\n]");

    private ContentSecurityPolicy() {}

    static String read(Config config) {
        Map<String, List<String>> directives = defaults();
        config.getOptionalConfig(KEY).ifPresent(csp -> csp.keys().forEach(key -> change(directives, csp, key)));
        if (!directives.containsKey(DEFAULT_SOURCE)) {
            throw config.invalid(KEY, "object", "Invalid value of '" + KEY + "': a policy needs " + DEFAULT_SOURCE);
        }
        return directives.entrySet().stream()
                .map(directive -> (directive.getKey() + " " + String.join(" ", directive.getValue())).strip())
                .collect(Collectors.joining(";"));
    }

    private static Map<String, List<String>> defaults() {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        directives.put(DEFAULT_SOURCE, List.of("'self'"));
        directives.put("base-uri", List.of("'self'"));
        directives.put("font-src", List.of("'self'", "https:", "data:"));
        directives.put("frame-ancestors", List.of("'self'"));
        directives.put("img-src", List.of("'self'", "data:"));
        directives.put("object-src", List.of("'none'"));
        directives.put("script-src", List.of("'self'", "'unsafe-eval'"));
        directives.put("script-src-attr", List.of("'none'"));
        directives.put("style-src", List.of("'self'", "https:", "'unsafe-inline'"));
        directives.put("upgrade-insecure-requests", List.of());
        return directives;
    }

    private static void change(Map<String, List<String>> directives, Config csp, String key) {
        String directive = kebabCase(key);
        if ("false".equals(csp.getOptional(key).map(Object::toString).orElse(null))) {
            directives.remove(directive);
            return;
        }
        List<String> values = csp.getStringArray(key);
        for (String value : values) {
            if (SEPARATOR.matcher(value).find()) {
                throw csp.invalid(
                        key,
                        "string-array",
                        "Invalid value of '" + KEY + "." + key + "': '" + value
                                + "' contains a separator; write each source as an item of the list");
            }
        }
        directives.put(directive, values);
    }

    private static String kebabCase(String key) {
        return WORD_START.matcher(key).replaceAll("$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}

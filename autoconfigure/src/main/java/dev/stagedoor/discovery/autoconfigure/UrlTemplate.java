package dev.stagedoor.discovery.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address with a place for the id of a plugin. */
record UrlTemplate(String text) implements UnaryOperator<String> {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*pluginId\\s*}}");

    @Override
    public String apply(String pluginId) {
        return PLACE.matcher(text).replaceAll(Matcher.quoteReplacement(encode(pluginId)));
    }

    /** As JavaScript's {@code encodeURIComponent}. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }
}

package dev.stagedoor.discovery.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;

/**
 * What {@code backend.listen} says.
 *
 * @param host a name or address without brackets, or empty for all addresses
 * @param port the port, Backstage's if it is not said
 */
record ListenAddress(String host, int port) {

    private static final String KEY = "backend.listen";

    private static final int USUAL_PORT = 7007;

    private static final Pattern FORM = Pattern.compile("(?:(.*):)?(\\d{1,5})");

    /** Reads it, {@code null} if nothing is said. */
    static @Nullable ListenAddress read(Config config) {
        Object value = config.getOptional(KEY).orElse(null);
        if (value == null) {
            return null;
        }
        if (value instanceof String || value instanceof Number) {
            return parse(value.toString());
        }
        return new ListenAddress(
                config.getOptional(KEY + ".host")
                        .map(host -> bare(host.toString()))
                        .orElse(""),
                config.getOptionalNumber(KEY + ".port").map(Number::intValue).orElse(USUAL_PORT));
    }

    private static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new ConfigException("Invalid value of '" + KEY + "': Unable to parse listen address " + text
                    + ", expected <port> or <host>:<port>");
        }
        String host = form.group(1);
        return new ListenAddress(host == null ? "" : bare(host), Integer.parseInt(form.group(2)));
    }

    /** Takes the brackets away that an address with colons may have. */
    static String bare(String host) {
        return StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(host.strip(), '['), ']');
    }
}

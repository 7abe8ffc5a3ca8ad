package dev.stagedoor.database.autoconfigure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL of a server, be it one of JDBC or one that names user and password before the host.
 *
 * @param scheme what is before the two slashes, with its colon
 * @param user the user, or {@code null}
 * @param password the password, or {@code null}
 * @param host host and port, or several of them, perhaps empty
 * @param database the path, or {@code null} if there is none
 * @param parameters the query
 */
record ConnectionUrl(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        String host,
        @Nullable String database,
        Map<String, String> parameters) {

    private static final Pattern FORM = Pattern.compile(
            "((?:jdbc:)?(?:[a-z0-9+.-]+:)+)(?://(?:([^/?]*)@)?([^/?]*)(?:/([^?]*))?|([^/?]+))(?:\\?(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SINGLE_HOST = Pattern.compile("([^:,\\[\\]]+|\\[[^\\]]*]):(\\d+)");

    /** Takes a URL apart; {@code null} if it is none. */
    static @Nullable ConnectionUrl parse(String url) {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            return null;
        }
        String login = form.group(2);
        int colon = login == null ? -1 : login.indexOf(':');
        String path = form.group(5) == null ? form.group(4) : form.group(5);
        try {
            return new ConnectionUrl(
                    form.group(1),
                    login == null ? null : decode(colon < 0 ? login : login.substring(0, colon)),
                    login == null || colon < 0 ? null : decode(login.substring(colon + 1)),
                    form.group(3) == null ? "" : form.group(3),
                    path == null || path.isEmpty() ? null : decode(path),
                    query(form.group(6)));
        } catch (IllegalArgumentException ex) {
            return null;
        }
    }

    /** As settings, in which a user or password of the query counts as one before the host. */
    ConnectionSettings settings() {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>(parameters);
        put(values, ConnectionSettings.USER, user, others.remove(ConnectionSettings.USER));
        put(values, ConnectionSettings.PASSWORD, password, others.remove(ConnectionSettings.PASSWORD));
        Matcher single = SINGLE_HOST.matcher(host);
        boolean hasPort = single.matches();
        put(values, ConnectionSettings.HOST, hasPort ? single.group(1) : host.isEmpty() ? null : host, null);
        put(values, ConnectionSettings.PORT, hasPort ? single.group(2) : null, null);
        put(values, ConnectionSettings.DATABASE, database, null);
        return new ConnectionSettings(values, others);
    }

    private static void put(Map<String, Object> values, String key, @Nullable String first, @Nullable String second) {
        if (first != null) {
            values.put(key, first);
        } else if (second != null) {
            values.put(key, second);
        }
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new LinkedHashMap<>();
        if (text != null) {
            for (String each : text.split("&")) {
                int equals = each.indexOf('=');
                if (equals > 0) {
                    query.put(decode(each.substring(0, equals)), decode(each.substring(equals + 1)));
                } else if (!each.isEmpty()) {
                    query.put(decode(each), "");
                }
            }
        }
        return query;
    }

    /** A plus sign is one, as in every place of a URL but a form. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Shows no secrets. */
    @Override
    public String toString() {
        return scheme + "//" + host + "/" + database;
    }
}

package dev.stagedoor.test;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.test.TestDatabases.Engine;

/** A server that a variable of the environment or a system property names. */
final class TestConnectionString {

    private static final Pattern NAME =
            Pattern.compile("BACKSTAGE_TEST_DATABASE_(POSTGRES|MARIADB|MYSQL)_?(\\d*)_CONNECTION_STRING");

    private static final String JDBC = "jdbc:";

    private final URI uri;

    private TestConnectionString(URI uri) {
        this.uri = uri;
    }

    /** The one of the highest version; a system property beats a variable of the same name. */
    static Optional<TestConnectionString> of(Engine engine) {
        Map<String, String> all = new HashMap<>(System.getenv());
        System.getProperties().stringPropertyNames().forEach(name -> all.put(name, System.getProperty(name)));
        return of(engine, all);
    }

    static Optional<TestConnectionString> of(Engine engine, Map<String, String> names) {
        return names.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank() && version(entry.getKey(), engine) >= 0)
                .max(Comparator.comparing(entry -> version(entry.getKey(), engine)))
                .map(entry -> parse(entry.getKey(), entry.getValue().strip()));
    }

    /** The version that a name is for, or -1 if it is for something else. */
    private static int version(String name, Engine engine) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || !engine.name().startsWith(matcher.group(1))) {
            return -1;
        }
        return matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
    }

    private static TestConnectionString parse(String name, String text) {
        try {
            URI uri = URI.create(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
            if (uri.getHost() != null) {
                return new TestConnectionString(uri);
            }
        } catch (IllegalArgumentException ex) {
            // The text is not repeated, also not by a cause: it may have a password.
        }
        throw new IllegalStateException(
                name + " is not a connection string such as postgresql://user:password@host:5432/database");
    }

    String scheme() {
        return String.valueOf(uri.getScheme());
    }

    String host() {
        return uri.getHost();
    }

    int port(int otherwise) {
        return uri.getPort() < 0 ? otherwise : uri.getPort();
    }

    /** A database that exists, if the text names one. */
    @Nullable
    String database() {
        String path = uri.getPath();
        return path == null || path.length() < 2 ? null : path.substring(1);
    }

    @Nullable
    String username() {
        return user(0);
    }

    @Nullable
    String password() {
        return user(1);
    }

    private @Nullable String user(int part) {
        String[] user =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return part < user.length ? user[part] : null;
    }
}

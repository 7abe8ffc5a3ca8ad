package dev.stagedoor.database.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a connection, whichever way it was written.
 *
 * @param values by Backstage's names, such as {@code host} and {@code database}
 * @param parameters what a URL says to the JDBC driver
 */
record ConnectionSettings(Map<String, Object> values, Map<String, String> parameters) {

    static final ConnectionSettings NONE = new ConnectionSettings(Map.of(), Map.of());

    static final String SCHEME = "scheme";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String DATABASE = "database";

    ConnectionSettings {
        values = Map.copyOf(values);
        parameters = Map.copyOf(parameters);
    }

    /** Lets another connection say more, or something else, value by value. */
    ConnectionSettings with(ConnectionSettings other) {
        Map<String, Object> bothValues = new LinkedHashMap<>(values);
        bothValues.putAll(other.values);
        Map<String, String> bothParameters = new LinkedHashMap<>(parameters);
        bothParameters.putAll(other.parameters);
        return new ConnectionSettings(bothValues, bothParameters);
    }

    ConnectionSettings with(String key, Object value) {
        return with(new ConnectionSettings(Map.of(key, value), Map.of()));
    }

    ConnectionSettings without(String key) {
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.remove(key);
        return new ConnectionSettings(others, parameters);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    String text(String key) {
        Object value = values.get(key);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    String text(String key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    /** What it says something of. */
    Set<String> keys() {
        return values.keySet();
    }

    /** Names no value, since any may be secret. */
    @Override
    public String toString() {
        return "ConnectionSettings" + values.keySet();
    }
}

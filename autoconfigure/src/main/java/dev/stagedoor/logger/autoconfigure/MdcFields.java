package dev.stagedoor.logger.autoconfigure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Shares out the fields of an entry for the time of one call: the plugin goes to the MDC, where text patterns find
 * it, all others become key-value pairs, which keep their types. A name must not be in both: Spring Boot's structured
 * formats fail on it and lose the entry.
 */
final class MdcFields implements AutoCloseable {

    private final Map<String, @Nullable String> before = new HashMap<>();

    private final Map<String, Object> others = new LinkedHashMap<>();

    private MdcFields(Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            if (name.equals(Slf4jRootLogger.PLUGIN) && value instanceof String id) {
                set(name, id);
            } else {
                set(name, null);
                others.put(name, value);
            }
        });
    }

    static MdcFields of(Map<String, Object> fields) {
        return new MdcFields(fields);
    }

    Map<String, Object> others() {
        return others;
    }

    private void set(String name, @Nullable String value) {
        String current = MDC.get(name);
        if (value == null ? current != null : !value.equals(current)) {
            before.put(name, current);
            put(name, value);
        }
    }

    private static void put(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }

    @Override
    public void close() {
        before.forEach(MdcFields::put);
    }
}

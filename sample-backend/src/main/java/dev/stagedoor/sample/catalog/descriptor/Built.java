package dev.stagedoor.sample.catalog.descriptor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A value that is complete.
 *
 * @param value the value; numbers are {@code Double}
 * @param values how many values it is, with all that is in it
 * @param characters how long its texts are
 */
record Built(@Nullable Object value, long values, long characters) {

    /** Stands for what is not complete. */
    static final Built UNFINISHED = new Built(null, 0, 0);

    /** Returns the value as JSON has it. */
    @Nullable
    Object json() {
        return value instanceof Double number ? JavaScriptNumbers.of(number) : value;
    }

    /** Returns the value as the name of a member. */
    String key() {
        if (value instanceof Double number) {
            return JavaScriptNumbers.text(number);
        }
        return value == null ? "" : value.toString();
    }

    boolean isCollection() {
        return value instanceof Map || value instanceof List;
    }
}

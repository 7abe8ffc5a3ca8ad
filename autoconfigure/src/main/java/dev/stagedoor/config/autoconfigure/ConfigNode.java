package dev.stagedoor.config.autoconfigure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** A value of the configuration, and the place where it was found. Immutable. */
sealed interface ConfigNode {

    /** Where it was found. */
    Place place();

    /** The type, as messages name it. */
    String typeName();

    /** Whether it hides what lower sources say. */
    default boolean isNull() {
        return false;
    }

    /** An object. */
    record Branch(Map<String, ConfigNode> children, Place place) implements ConfigNode {

        public Branch {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        @Nullable
        ConfigNode child(String name) {
            String spelling = RelaxedNames.find(name, children.keySet());
            return spelling == null ? null : children.get(spelling);
        }

        @Override
        public String typeName() {
            return "object";
        }
    }

    /** A list. */
    record Items(List<ConfigNode> items, Place place) implements ConfigNode {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "array";
        }
    }

    /** A text, number, truth value or {@code null}. Placeholders in a text are resolved whenever it is read. */
    record Leaf(@Nullable Object value, Place place, UnaryOperator<String> placeholders) implements ConfigNode {

        /** A value without placeholders. */
        Leaf(@Nullable Object value, Place place) {
            this(value, place, UnaryOperator.identity());
        }

        @Override
        public @Nullable Object value() {
            return value instanceof String text ? placeholders.apply(text) : value;
        }

        @Override
        public boolean isNull() {
            return value == null;
        }

        @Override
        public String typeName() {
            Object current = value();
            if (current instanceof Number number) {
                return Double.isNaN(number.doubleValue()) ? "nan" : "number";
            }
            if (current instanceof Boolean) {
                return "boolean";
            }
            return current == null ? "null" : "".equals(current) ? "empty-string" : "string";
        }
    }

    /**
     * What a flattened source says for an empty text, {@code null}, an empty object and an empty list alike. Nobody
     * can tell which it was: as an object it is missing, as a list it is empty, otherwise it is an empty text.
     */
    record Blank(Place place) implements ConfigNode {

        @Override
        public String typeName() {
            return "empty-string";
        }
    }
}

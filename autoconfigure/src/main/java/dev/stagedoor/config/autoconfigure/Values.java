package dev.stagedoor.config.autoconfigure;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Blank;
import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Items;
import dev.stagedoor.config.autoconfigure.ConfigNode.Leaf;

/** Reads nodes as values of a type. Numbers and truth values may be texts; a text is never made from a number. */
final class Values {

    private static final Pattern TRUE = Pattern.compile("y|yes|true|1|on", Pattern.CASE_INSENSITIVE);

    private static final Pattern FALSE = Pattern.compile("n|no|false|0|off", Pattern.CASE_INSENSITIVE);

    private Values() {}

    static @Nullable Object scalar(ConfigNode node) {
        return node instanceof Leaf leaf ? leaf.value() : node instanceof Blank ? "" : null;
    }

    static String string(String key, ConfigNode node) {
        if (scalar(node) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw ConfigErrors.type(key, node, "string");
    }

    static Number number(String key, ConfigNode node) {
        Object value = scalar(node);
        if (!(value instanceof Number || value instanceof String)) {
            throw ConfigErrors.type(key, node, "number");
        }
        Number number = value instanceof Number given ? Numbers.finite(given) : Numbers.parse(value.toString());
        if (number == null) {
            throw ConfigErrors.conversion(key, node, "number");
        }
        return number;
    }

    static Boolean bool(String key, ConfigNode node) {
        Object value = scalar(node);
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (!(value instanceof String || value instanceof Number)) {
            throw ConfigErrors.type(key, node, "boolean");
        }
        String text = value instanceof Number number
                ? Numbers.format(number)
                : value.toString().strip();
        if (TRUE.matcher(text).matches()) {
            return true;
        }
        if (FALSE.matcher(text).matches()) {
            return false;
        }
        throw ConfigErrors.conversion(key, node, "boolean");
    }

    static List<String> strings(String key, ConfigNode node) {
        List<ConfigNode> items = items(key, node, "string-array");
        for (int index = 0; index < items.size(); index++) {
            if (!(scalar(items.get(index)) instanceof String text) || text.isEmpty()) {
                throw ConfigErrors.type(key + "[" + index + "]", items.get(index), "string-array");
            }
        }
        return items.stream().map(item -> String.valueOf(scalar(item))).toList();
    }

    static List<Branch> objects(String key, ConfigNode node) {
        List<ConfigNode> items = items(key, node, "object-array");
        for (int index = 0; index < items.size(); index++) {
            if (!(items.get(index) instanceof Branch)) {
                throw ConfigErrors.type(key + "[" + index + "]", items.get(index), "object-array");
            }
        }
        return items.stream().map(Branch.class::cast).toList();
    }

    private static List<ConfigNode> items(String key, ConfigNode node, String wanted) {
        if (node instanceof Blank) {
            return List.of();
        }
        if (node instanceof Items list) {
            return list.items();
        }
        throw ConfigErrors.type(key, node, wanted);
    }
}

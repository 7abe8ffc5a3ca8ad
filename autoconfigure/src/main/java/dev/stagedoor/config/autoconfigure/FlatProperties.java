package dev.stagedoor.config.autoconfigure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.OriginTrackedValue;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Items;

/**
 * A tree under the names of Spring's properties. Keys that its binding would change stand in brackets, which keep them
 * as they are. Null, empty objects, and keys that no bracket can hold have no property; an empty list is an empty text. Variables have been put in
 * before, so what looks like a placeholder is escaped.
 */
final class FlatProperties {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

    private final Map<String, OriginTrackedValue> values = new LinkedHashMap<>();

    /** The same names without brackets, for those who know the key. */
    private final Map<String, String> dotted = new HashMap<>();

    private FlatProperties() {}

    static FlatProperties of(Branch tree) {
        FlatProperties properties = new FlatProperties();
        properties.add("", "", tree);
        return properties;
    }

    Set<String> names() {
        return values.keySet();
    }

    @Nullable
    OriginTrackedValue find(String name) {
        OriginTrackedValue value = values.get(name);
        return value == null ? values.get(dotted.getOrDefault(name, name)) : value;
    }

    private void add(String name, String dottedName, ConfigNode node) {
        if (node instanceof Branch branch) {
            branch.children().forEach((key, child) -> {
                if (isNameable(key)) {
                    add(name + step(name, key), dottedName.isEmpty() ? key : dottedName + "." + key, child);
                }
            });
        } else if (node instanceof Items items && !items.items().isEmpty()) {
            List<ConfigNode> all = items.items();
            for (int index = 0; index < all.size(); index++) {
                String step = "[" + index + "]";
                add(name + step, dottedName + step, all.get(index));
            }
        } else {
            Object value = node instanceof Items ? "" : Values.scalar(node);
            if (value != null) {
                values.put(
                        name, OriginTrackedValue.of(escaped(value), node.place().origin()));
                if (!name.equals(dottedName)) {
                    dotted.put(dottedName, name);
                }
            }
        }
    }

    private static String step(String name, String key) {
        String plain = name.isEmpty() ? key : "." + key;
        return PLAIN.matcher(key).matches() ? plain : "[" + key + "]";
    }

    /** Tells whether a key can be told apart from the brackets around it. */
    private static boolean isNameable(String key) {
        int open = 0;
        for (int index = 0; index < key.length() && open >= 0; index++) {
            open += key.charAt(index) == '[' ? 1 : key.charAt(index) == ']' ? -1 : 0;
        }
        return open == 0 && !key.isEmpty();
    }

    private static Object escaped(Object value) {
        return value instanceof String text ? text.replace("${", "\\${") : value;
    }
}

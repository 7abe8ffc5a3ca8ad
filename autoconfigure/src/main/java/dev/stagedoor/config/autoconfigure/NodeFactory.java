package dev.stagedoor.config.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ObjectUtils;

/** Makes nodes from values. */
final class NodeFactory {

    private final UnaryOperator<String> placeholders;

    NodeFactory(UnaryOperator<String> placeholders) {
        this.placeholders = placeholders;
    }

    ConfigNode node(@Nullable Object value, String context) {
        if (value instanceof Map<?, ?> map) {
            return branch(map, context);
        }
        if (value instanceof Collection<?> items) {
            return items(items, context);
        }
        if (ObjectUtils.isArray(value)) {
            return items(List.of(ObjectUtils.toObjectArray(value)), context);
        }
        boolean typed = value == null || value instanceof Number || value instanceof Boolean;
        return new ConfigNode.Leaf(typed ? value : String.valueOf(value), context, placeholders);
    }

    ConfigNode.Branch branch(Map<?, ?> map, String context) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        map.forEach((key, value) -> children.put(String.valueOf(key), node(value, context)));
        return new ConfigNode.Branch(children, context);
    }

    private ConfigNode items(Collection<?> values, String context) {
        List<ConfigNode> items =
                values.stream().map(value -> node(value, context)).toList();
        return new ConfigNode.Items(items, context);
    }
}

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

    ConfigNode node(@Nullable Object value, Place place) {
        if (value instanceof Map<?, ?> map) {
            return branch(map, place);
        }
        if (value instanceof Collection<?> items) {
            return items(items, place);
        }
        if (ObjectUtils.isArray(value)) {
            return items(List.of(ObjectUtils.toObjectArray(value)), place);
        }
        boolean typed = value == null || value instanceof Number || value instanceof Boolean;
        return new ConfigNode.Leaf(typed ? value : String.valueOf(value), place, placeholders);
    }

    ConfigNode.Branch branch(Map<?, ?> map, Place place) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        map.forEach((key, value) -> children.put(String.valueOf(key), node(value, place)));
        return new ConfigNode.Branch(children, place);
    }

    private ConfigNode items(Collection<?> values, Place place) {
        List<ConfigNode> items =
                values.stream().map(value -> node(value, place)).toList();
        return new ConfigNode.Items(items, place);
    }
}

package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Items;

/**
 * The variables of the operating system. Their names cannot be taken apart ({@code BACKEND_BASEURL} may mean
 * {@code backend.baseUrl} or {@code backend.base.url}), so nothing is listed: a variable replaces a value of a lower
 * source, and answers for a key that is asked for and that no source has. Keys of one part are left alone, so that
 * {@code PATH} and {@code USER} are no configuration.
 */
final class EnvironmentVariables {

    private final @Nullable ConfigurationPropertySource variables;

    private final NodeFactory nodes;

    EnvironmentVariables(@Nullable ConfigurationPropertySource variables, NodeFactory nodes) {
        this.variables = variables;
        this.nodes = nodes;
    }

    /** Replaces the values for which there are variables. */
    Branch over(Branch tree) {
        return over(tree, "");
    }

    /** Finds what the variables say for a key: a value, a list, or an object if there are variables below. */
    @Nullable
    ConfigNode find(String key) {
        ConfigNode found = list(key);
        if (found == null) {
            found = text(key);
        }
        return found == null && hasBelow(key) ? new Branch(Map.of(), Place.named("systemEnvironment")) : found;
    }

    private Branch over(Branch branch, String path) {
        Map<String, ConfigNode> children = new LinkedHashMap<>(branch.children());
        children.replaceAll(
                (name, node) -> ConfigKeys.isPart(name) ? over(node, path.isEmpty() ? name : path + "." + name) : node);
        return new Branch(children, branch.place());
    }

    private ConfigNode over(ConfigNode node, String path) {
        if (node instanceof Branch branch) {
            return over(branch, path);
        }
        ConfigNode list = list(path);
        if (list != null) {
            return list;
        }
        ConfigNode text = text(path);
        if (node instanceof Items items) {
            return text == null ? over(items, path) : split(text);
        }
        return text == null ? node : text;
    }

    private ConfigNode over(Items items, String path) {
        List<ConfigNode> replaced = IntStream.range(0, items.items().size())
                .mapToObj(index -> over(items.items().get(index), path + "[" + index + "]"))
                .toList();
        return new Items(replaced, items.place());
    }

    /** As in Spring's binding, a list may be written in one variable. */
    private ConfigNode split(ConfigNode text) {
        Object value = text instanceof ConfigNode.Leaf leaf ? leaf.value() : null;
        List<String> parts = Stream.of(StringUtils.commaDelimitedListToStringArray((String) value))
                .map(String::strip)
                .toList();
        return nodes.node(parts, text.place());
    }

    private @Nullable ConfigNode list(String path) {
        List<ConfigNode> items = new ArrayList<>();
        ConfigNode item = text(path + "[0]");
        while (item != null) {
            items.add(item);
            item = text(path + "[" + items.size() + "]");
        }
        return items.isEmpty() ? null : new Items(items, items.get(0).place());
    }

    private @Nullable ConfigNode text(String path) {
        ConfigurationPropertyName name = name(path);
        if (variables == null || name.getNumberOfElements() < 2) {
            return null;
        }
        var property = variables.getConfigurationProperty(name);
        if (property == null) {
            return null;
        }
        return nodes.node(property.getValue().toString(), Place.of("systemEnvironment", property.getOrigin()));
    }

    private boolean hasBelow(String path) {
        ConfigurationPropertyName name = name(path);
        return variables != null
                && name.getNumberOfElements() > 1
                && variables.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
    }

    private static ConfigurationPropertyName name(String path) {
        return ConfigurationPropertyName.adapt(path, '.');
    }
}

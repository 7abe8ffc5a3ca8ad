package dev.stagedoor.config.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.PropertyPath.Step;

/**
 * Grows a tree from flat names. Children whose indices run from zero without a gap are a list. Where a name has a
 * value and names below it, as {@code java.version} and {@code java.version.date}, those below win.
 */
final class TreeBuilder {

    private final Map<String, TreeBuilder> children = new LinkedHashMap<>();

    private boolean indexed = true;

    private @Nullable ConfigNode value;

    void put(List<Step> path, ConfigNode node) {
        TreeBuilder target = this;
        for (Step step : path) {
            target.indexed &= step.index();
            target = target.children.computeIfAbsent(step.name(), name -> new TreeBuilder());
        }
        target.value = node;
    }

    /** Returns the tree; the context is for the objects and lists. */
    ConfigNode.Branch branch(String context) {
        Map<String, ConfigNode> nodes = new LinkedHashMap<>();
        children.forEach((name, child) -> nodes.put(name, child.node(context)));
        return new ConfigNode.Branch(nodes, context);
    }

    private ConfigNode node(String context) {
        if (value != null && children.isEmpty()) {
            return value;
        }
        return isList() ? list(context) : branch(context);
    }

    private boolean isList() {
        return indexed && indices().allMatch(children::containsKey);
    }

    private ConfigNode list(String context) {
        List<ConfigNode> items = indices()
                .map(index -> Objects.requireNonNull(children.get(index)).node(context))
                .toList();
        return new ConfigNode.Items(items, context);
    }

    private Stream<String> indices() {
        return IntStream.range(0, children.size()).mapToObj(String::valueOf);
    }
}

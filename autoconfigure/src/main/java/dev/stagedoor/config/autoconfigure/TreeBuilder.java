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

    /** Returns the tree; the place is that of the objects and lists. */
    ConfigNode.Branch branch(Place place) {
        Map<String, ConfigNode> nodes = new LinkedHashMap<>();
        children.forEach((name, child) -> nodes.put(name, child.node(place)));
        return new ConfigNode.Branch(nodes, place);
    }

    private ConfigNode node(Place place) {
        if (value != null && children.isEmpty()) {
            return value;
        }
        return isList() ? list(place) : branch(place);
    }

    private boolean isList() {
        return indexed && indices().allMatch(children::containsKey);
    }

    private ConfigNode list(Place place) {
        List<ConfigNode> items = indices()
                .map(index -> Objects.requireNonNull(children.get(index)).node(place))
                .toList();
        return new ConfigNode.Items(items, place);
    }

    private Stream<String> indices() {
        return IntStream.range(0, children.size()).mapToObj(String::valueOf);
    }
}

package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Items;
import dev.stagedoor.config.autoconfigure.ConfigNode.Leaf;

/** Replaces what a file refers to by the values: variables, other files and their parts. */
final class ValueTransforms {

    private final Substitution substitution;

    private final Inclusions inclusions;

    ValueTransforms(Variables variables, ConfigFindings findings) {
        this.substitution = new Substitution(variables);
        this.inclusions = new Inclusions(variables, findings);
    }

    /**
     * Transforms a value.
     *
     * @param path the way to it, such as {@code .a.b[0]}
     * @param from the file that it is in, and what led there
     * @return the value, or {@code null} if there is none, so that its key or item is left out
     */
    @Nullable
    ConfigNode apply(ConfigNode node, String path, IncludedFrom from) {
        if (node instanceof Branch branch) {
            return inclusions.isInclusion(branch) ? included(branch, path, from) : branch(branch, path, from);
        }
        if (node instanceof Items items) {
            return items(items, path, from);
        }
        if (node instanceof Leaf leaf && leaf.value() instanceof String text) {
            String value = substitution.apply(text);
            return value == null ? null : new Leaf(value, node.place());
        }
        return node;
    }

    /** What is included may include; a plain text from elsewhere is left alone. */
    private @Nullable ConfigNode included(Branch branch, String path, IncludedFrom from) {
        Inclusions.Included included = inclusions.read(branch, path, from, substitution);
        if (included == null) {
            return null;
        }
        return included.from() == null ? included.node() : apply(included.node(), path, included.from());
    }

    private Branch branch(Branch branch, String path, IncludedFrom from) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        branch.children().forEach((name, child) -> {
            ConfigNode value = apply(child, path + "." + name, from);
            if (value != null) {
                children.put(name, value);
            }
        });
        return new Branch(children, branch.place());
    }

    private Items items(Items items, String path, IncludedFrom from) {
        List<ConfigNode> values = new ArrayList<>();
        for (int index = 0; index < items.items().size(); index++) {
            ConfigNode value = apply(items.items().get(index), path + "[" + index + "]", from);
            if (value != null) {
                values.add(value);
            }
        }
        return new Items(values, items.place());
    }
}

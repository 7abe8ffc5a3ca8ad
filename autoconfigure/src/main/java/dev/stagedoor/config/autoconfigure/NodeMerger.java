package dev.stagedoor.config.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** Lays one source over another: objects are merged key by key, anything else replaces what is below. */
final class NodeMerger {

    private NodeMerger() {}

    static Branch merge(Branch higher, Branch lower) {
        Map<String, ConfigNode> merged = new LinkedHashMap<>();
        higher.children().forEach((name, node) -> {
            String spelling = RelaxedNames.find(name, lower.children().keySet());
            merged.put(
                    spelling == null ? name : spelling,
                    merge(node, spelling == null ? null : lower.children().get(spelling)));
        });
        lower.children().forEach(merged::putIfAbsent);
        return new Branch(merged, higher.context());
    }

    private static ConfigNode merge(ConfigNode higher, @Nullable ConfigNode lower) {
        return higher instanceof Branch above && lower instanceof Branch below ? merge(above, below) : higher;
    }
}

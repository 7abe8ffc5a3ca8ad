package dev.stagedoor.config.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** Lays one source over another: objects are merged key by key, anything else replaces what is below. */
final class NodeMerger {

    private final Spelling names;

    private NodeMerger(Spelling names) {
        this.names = names;
    }

    /** Merges sources of Spring, which may spell a key differently. */
    static Branch merge(Branch higher, Branch lower) {
        return new NodeMerger(RelaxedNames::find).over(higher, lower);
    }

    /** Merges files of Backstage, whose keys mean what they say. */
    static Branch mergeExactly(Branch higher, Branch lower) {
        return new NodeMerger((name, candidates) -> candidates.contains(name) ? name : null).over(higher, lower);
    }

    private Branch over(Branch higher, Branch lower) {
        Map<String, ConfigNode> merged = new LinkedHashMap<>();
        higher.children().forEach((name, node) -> {
            String spelling = names.find(name, lower.children().keySet());
            merged.put(
                    spelling == null ? name : spelling,
                    over(node, spelling == null ? null : lower.children().get(spelling)));
        });
        lower.children().forEach(merged::putIfAbsent);
        return new Branch(merged, higher.place());
    }

    private ConfigNode over(ConfigNode higher, @Nullable ConfigNode lower) {
        return higher instanceof Branch above && lower instanceof Branch below ? over(above, below) : higher;
    }

    /** Finds how the candidates spell a name. */
    private interface Spelling {

        @Nullable
        String find(String name, Collection<String> candidates);
    }
}

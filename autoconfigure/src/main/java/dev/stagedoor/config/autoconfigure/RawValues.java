package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;
import dev.stagedoor.config.autoconfigure.ConfigNode.Items;

/** Turns nodes back into maps, lists and scalars. Keys whose value is null are left out. */
final class RawValues {

    private RawValues() {}

    static @Nullable Object of(ConfigNode node) {
        if (node instanceof Branch branch) {
            return map(branch);
        }
        if (node instanceof Items list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(of(item)));
            return Collections.unmodifiableList(items);
        }
        return Values.scalar(node);
    }

    static Map<String, Object> map(Branch branch) {
        Map<String, Object> map = new LinkedHashMap<>();
        branch.children().forEach((name, child) -> {
            Object value = of(child);
            if (value != null) {
                map.put(name, value);
            }
        });
        return Collections.unmodifiableMap(map);
    }
}

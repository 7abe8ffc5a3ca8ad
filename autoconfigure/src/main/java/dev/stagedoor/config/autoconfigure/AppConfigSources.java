package dev.stagedoor.config.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** All sources of Backstage's files that an environment has. */
final class AppConfigSources {

    private AppConfigSources() {}

    /** Finds them, the highest first. */
    static List<AppConfigPropertySource> of(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(AppConfigPropertySource.class::isInstance)
                .map(AppConfigPropertySource.class::cast)
                .toList();
    }

    /**
     * Hides from Spring what a higher one replaces or says to be null. Spring would mix lists of two sources, and
     * look further down for what is null.
     */
    static void link(List<AppConfigPropertySource> highestFirst) {
        Branch above = new Branch(Map.of(), Place.named(""));
        for (AppConfigPropertySource source : highestFirst) {
            source.show(visible(source.tree(), above));
            above = NodeMerger.merge(above, source.tree());
        }
    }

    private static Branch visible(Branch branch, Branch above) {
        if (above.children().isEmpty()) {
            return branch;
        }
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        branch.children().forEach((name, node) -> {
            ConfigNode left = visible(node, above.child(name));
            if (left != null) {
                children.put(name, left);
            }
        });
        return new Branch(children, branch.place());
    }

    private static @Nullable ConfigNode visible(ConfigNode node, @Nullable ConfigNode above) {
        if (above == null) {
            return node;
        }
        return node instanceof Branch branch && above instanceof Branch higher ? visible(branch, higher) : null;
    }
}

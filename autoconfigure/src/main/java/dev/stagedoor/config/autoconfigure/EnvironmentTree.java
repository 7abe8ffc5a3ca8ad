package dev.stagedoor.config.autoconfigure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** Makes one tree of the sources of an environment, from the lowest to the highest. */
final class EnvironmentTree {

    private static final Place ENVIRONMENT = Place.named("environment");

    private EnvironmentTree() {}

    static ConfigTree read(ConfigurableEnvironment environment) {
        NodeFactory nodes = new NodeFactory(environment::resolvePlaceholders);
        SourceReader reader = new SourceReader(nodes);
        List<EnvironmentVariables> variables = new ArrayList<>();
        Branch tree = new Branch(Map.of(), ENVIRONMENT);
        for (PropertySource<?> source : lowestFirst(environment)) {
            if (source instanceof SystemEnvironmentPropertySource) {
                EnvironmentVariables layer = new EnvironmentVariables(ConfigurationPropertySource.from(source), nodes);
                tree = layer.over(tree);
                variables.add(0, layer);
            } else if (source instanceof AppConfigPropertySource files) {
                tree = NodeMerger.merge(files.tree(), tree);
            } else if (source instanceof EnumerablePropertySource<?> enumerable) {
                tree = NodeMerger.merge(reader.read(enumerable), tree);
            }
        }
        return new ConfigTree(
                new Branch(tree.children(), ENVIRONMENT),
                key -> variables.stream()
                        .map(layer -> layer.find(key))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static Iterable<PropertySource<?>> lowestFirst(ConfigurableEnvironment environment) {
        Deque<PropertySource<?>> sources = new ArrayDeque<>();
        environment.getPropertySources().forEach(sources::push);
        return sources;
    }
}

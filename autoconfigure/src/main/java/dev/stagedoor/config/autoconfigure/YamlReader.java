package dev.stagedoor.config.autoconfigure;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/** Reads YAML 1.2, of which JSON is a part, and remembers where everything is. */
final class YamlReader {

    private final ConfigFile file;

    private final Deque<Node> open = new ArrayDeque<>();

    private YamlReader(ConfigFile file) {
        this.file = file;
    }

    /**
     * Reads a text.
     *
     * @return the value, or {@code null} if there is none
     * @throws MalformedFileException if it can not be read
     */
    static @Nullable ConfigNode read(String text, ConfigFile file) throws MalformedFileException {
        try {
            Node node = compose(text);
            return node == null ? null : new YamlReader(file).node(node, "");
        } catch (MarkedYAMLException ex) {
            Mark mark = ex.getProblemMark();
            throw new MalformedFileException("", describe(ex), place(file, mark));
        } catch (YAMLException ex) {
            throw new MalformedFileException("", String.valueOf(ex.getMessage()), Place.named(file.toString()));
        }
    }

    /** Reads the syntax alone. */
    static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(100);
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new YamlCoreSchema())
                .compose(new StringReader(text));
    }

    private static String describe(MarkedYAMLException ex) {
        return ex.getContext() == null ? ex.getProblem() : ex.getProblem() + ", " + ex.getContext();
    }

    private ConfigNode node(Node node, String path) throws MalformedFileException {
        Place place = place(file, node.getStartMark());
        if (node instanceof ScalarNode scalar) {
            return new ConfigNode.Leaf(YamlCoreSchema.value(scalar), place);
        }
        if (open.contains(node)) {
            throw new MalformedFileException(path, "an alias refers to what it is a part of", place);
        }
        open.push(node);
        try {
            return node instanceof MappingNode mapping
                    ? branch(mapping, path, place)
                    : items((SequenceNode) node, path, place);
        } finally {
            open.pop();
        }
    }

    private ConfigNode branch(MappingNode mapping, String path, Place place) throws MalformedFileException {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Place keyPlace = place(file, entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new MalformedFileException(path, "a key must be a text", keyPlace);
            }
            String name = key.getValue();
            String childPath = path + "." + name;
            if (children.put(name, node(entry.getValueNode(), childPath)) != null) {
                throw new MalformedFileException(childPath, "the key is there twice", keyPlace);
            }
        }
        return new ConfigNode.Branch(children, place);
    }

    private ConfigNode items(SequenceNode sequence, String path, Place place) throws MalformedFileException {
        List<ConfigNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(node(item, path + "[" + items.size() + "]"));
        }
        return new ConfigNode.Items(items, place);
    }

    private static Place place(ConfigFile file, Mark mark) {
        return Place.in(file, mark.getLine(), mark.getColumn());
    }
}

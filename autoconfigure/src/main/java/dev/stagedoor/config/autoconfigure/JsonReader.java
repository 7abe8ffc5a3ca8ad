package dev.stagedoor.config.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads JSON with the parser for YAML, which remembers where everything is. */
final class JsonReader {

    private static final Pattern LITERAL = Pattern.compile("null|true|false|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private JsonReader() {}

    static @Nullable ConfigNode read(String text, ConfigFile file) throws MalformedFileException {
        return YamlReader.read(asYaml(text), file);
    }

    /** Tells whether a text is JSON and not anything else that is YAML. */
    static boolean isJson(String text) {
        try {
            Node node = YamlReader.compose(asYaml(text));
            return node != null && isJson(node);
        } catch (YAMLException ex) {
            return false;
        }
    }

    /** YAML takes no tab for space, and knows no escaped slash. */
    private static String asYaml(String text) {
        return ESCAPE.matcher(text.replace('\t', ' '))
                .replaceAll(escape -> escape.group(1).equals("/") ? "/" : Matcher.quoteReplacement(escape.group()));
    }

    private static boolean isJson(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                    || scalar.isPlain() && LITERAL.matcher(scalar.getValue()).matches();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getFlowStyle() == FlowStyle.FLOW
                    && sequence.getValue().stream().allMatch(JsonReader::isJson);
        }
        return node instanceof MappingNode mapping
                && mapping.getFlowStyle() == FlowStyle.FLOW
                && mapping.getValue().stream()
                        .allMatch(entry -> entry.getKeyNode() instanceof ScalarNode key
                                && key.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                                && isJson(entry.getValueNode()));
    }
}

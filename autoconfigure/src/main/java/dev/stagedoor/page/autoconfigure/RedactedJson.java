package dev.stagedoor.page.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Replaces secrets in the texts of a tree, such as in the error of a task. */
record RedactedJson(UnaryOperator<String> redaction) {

    JsonNode of(JsonNode tree) {
        if (tree instanceof StringNode text) {
            return StringNode.valueOf(redaction.apply(text.stringValue()));
        }
        if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                object.set(member.getKey(), of(member.getValue()));
            }
        } else if (tree instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, of(array.get(at)));
            }
        }
        return tree;
    }
}

package dev.stagedoor.sample.catalog.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Says in our words what a schema found. */
final class Problems {

    private static final int LONGEST = 100;

    private static final String TITLE = "title";

    private Problems() {}

    static Fault fault(Error error, Schema schema) {
        List<Object> steps = steps(error.getInstanceLocation());
        if (error.getProperty() != null) {
            steps.add(error.getProperty());
        }
        return new Fault(steps, problem(error, schema));
    }

    private static String problem(Error error, Schema schema) {
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> "is missing";
            case "type" -> "must be " + typeNamed(rule.asString()) + ", but is " + typeOf(value);
            case "minLength", "minItems" -> "must not be empty";
            case "enum" -> "must be one of " + list(rule) + ", but is " + shown(value);
            case "additionalProperties" ->
                "is not known, an entity has "
                        + String.join(
                                ", ", around(error, schema).path("properties").propertyNames());
            case "propertyNames" -> "must have a name " + rule.path(TITLE).asString();
            case "pattern" -> "must be " + expected(error, schema) + ", but is " + shown(value);
            default -> error.getMessage();
        };
    }

    private static List<Object> steps(NodePath path) {
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(path.getElement(i));
        }
        return steps;
    }

    private static String expected(Error error, Schema schema) {
        return around(error, schema).path(TITLE).asString();
    }

    /** Returns the part of the schema that has the rule. */
    private static JsonNode around(Error error, Schema schema) {
        JsonPointer rule =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        return schema.getSchemaNode().at(rule.head());
    }

    private static String list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String typeNamed(String type) {
        return switch (type) {
            case "object" -> "an object";
            case "array" -> "a list";
            default -> "a text";
        };
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NULL -> "null";
            default -> shown(value);
        };
    }
}

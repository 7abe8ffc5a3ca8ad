package dev.stagedoor.permissions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the parameters of a rule.
 *
 * @param path where: names and indexes
 * @param expected the type that was expected
 * @param received the type that is there
 * @param message what
 */
record ParamIssue(List<Object> path, String expected, String received, String message) {

    static ParamIssue wrongType(List<Object> path, String expected, @Nullable Object value) {
        String received = nameOf(value);
        return new ParamIssue(path, expected, received, "Expected " + expected + ", received " + received);
    }

    static ParamIssue missing(List<Object> path, String expected) {
        return new ParamIssue(path, expected, "undefined", "Required");
    }

    private static String nameOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence) {
            return "string";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Iterable ? "array" : "object";
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", "invalid_type");
        map.put("expected", expected);
        map.put("received", received);
        map.put("path", path);
        map.put("message", message);
        return map;
    }

    @Override
    public String toString() {
        return path.stream().map(String::valueOf).collect(Collectors.joining(".")) + ": " + message;
    }
}

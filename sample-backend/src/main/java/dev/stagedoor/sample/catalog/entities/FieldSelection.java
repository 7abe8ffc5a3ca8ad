package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.stagedoor.errors.InputException;

/** Keeps those fields of entities that were asked for. Immutable. */
final class FieldSelection {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> fields;

    private FieldSelection(List<String> fields) {
        this.fields = fields;
    }

    /**
     * Reads which fields are asked for.
     *
     * @param fields the paths of fields, of which one may hold several with commas between them
     * @return the selection, or {@code null} for all fields
     * @throws InputException if one names an item of a list
     */
    static @Nullable FieldSelection of(List<String> fields) {
        List<String> all = new ArrayList<>();
        for (String each : fields) {
            for (String part : each.split(",")) {
                String field = part.strip();
                if (field.indexOf('[') >= 0) {
                    throw new InputException("Invalid field '" + field + "', items of lists can not be chosen");
                }
                if (!field.isEmpty() && !all.contains(field)) {
                    all.add(field);
                }
            }
        }
        return all.isEmpty() ? null : new FieldSelection(all);
    }

    String apply(String json) {
        JsonNode entity = JSON.readTree(json);
        ObjectNode chosen = JSON.createObjectNode();
        fields.forEach(field -> keep(field, entity, chosen));
        return JSON.writeValueAsString(chosen);
    }

    /** The names of a path may have dots themselves, so that the shortest that there is comes first. */
    private static void keep(String path, JsonNode from, ObjectNode to) {
        List<String> way = new ArrayList<>();
        JsonNode place = from;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode child = place.get(path.substring(start, dot));
            if (child != null) {
                way.add(path.substring(start, dot));
                place = child;
                start = dot + 1;
            }
        }
        String last = path.substring(start);
        JsonNode value = place.get(last);
        if (value == null) {
            return;
        }
        ObjectNode target = to;
        for (String name : way) {
            target = target.get(name) instanceof ObjectNode known ? known : target.putObject(name);
        }
        target.set(last, value);
    }
}

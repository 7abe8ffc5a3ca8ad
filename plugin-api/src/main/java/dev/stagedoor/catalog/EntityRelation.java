package dev.stagedoor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an entity is related to another, which need not exist. Backstage: {@code EntityRelation}.
 *
 * @param type what the relation means, such as {@code ownedBy}
 * @param targetRef the other entity, such as {@code group:default/team-a}
 */
public record EntityRelation(String type, String targetRef) {

    static EntityRelation of(Map<?, ?> object) {
        return new EntityRelation(Members.text(object, "type"), Members.text(object, "targetRef"));
    }

    Map<String, Object> toMap() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("targetRef", targetRef);
        return object;
    }
}

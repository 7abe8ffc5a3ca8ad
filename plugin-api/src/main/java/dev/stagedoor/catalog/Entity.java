package dev.stagedoor.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something in the catalog. Where only some fields were asked for, the others are empty. Immutable. Backstage:
 * {@code Entity}.
 *
 * @param apiVersion the version of its form, such as {@code backstage.io/v1alpha1}
 * @param kind what it is, such as {@code Component}
 * @param metadata what every entity may have
 * @param spec what its kind has: texts, numbers, truth values, lists and maps
 * @param relations its relations to others
 * @param status what the catalog tells of how it was processed, as it came
 * @param others members that are not known here
 */
public record Entity(
        String apiVersion,
        String kind,
        EntityMetadata metadata,
        Map<String, Object> spec,
        List<EntityRelation> relations,
        Map<String, Object> status,
        Map<String, Object> others) {

    private static final String API_VERSION = "backstage.io/v1alpha1";

    private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "metadata", "spec", "relations", "status");

    /**
     * Makes an entity.
     *
     * @param apiVersion the version of its form
     * @param kind what it is
     * @param metadata what every entity may have
     * @param spec what its kind has
     * @param relations its relations to others
     * @param status how it was processed
     * @param others members that are not known here
     */
    public Entity {
        spec = Members.copy(spec);
        relations = List.copyOf(relations);
        status = Members.copy(status);
        others = Members.copy(others);
    }

    /**
     * Makes an entity of version {@code backstage.io/v1alpha1} in the default namespace.
     *
     * @param kind what it is, such as {@code Component}
     * @param name its name
     * @return the entity, without a spec
     */
    public static Entity of(String kind, String name) {
        return new Entity(API_VERSION, kind, EntityMetadata.of(name), Map.of(), List.of(), Map.of(), Map.of());
    }

    /**
     * Reads an entity from the members of its JSON.
     *
     * @param object the members
     * @return the entity
     */
    public static Entity of(Map<String, ?> object) {
        return new Entity(
                Members.text(object, "apiVersion"),
                Members.text(object, "kind"),
                EntityMetadata.of(Members.object(object, "metadata")),
                Members.copy(Members.object(object, "spec")),
                Members.objects(object, "relations").stream()
                        .map(EntityRelation::of)
                        .toList(),
                Members.copy(Members.object(object, "status")),
                Members.others(object, KNOWN));
    }

    /**
     * Returns its reference.
     *
     * @return kind, namespace and name
     */
    public EntityRef ref() {
        return new EntityRef(kind, metadata.namespace(), metadata.name());
    }

    /**
     * Replaces the metadata.
     *
     * @param newMetadata what every entity may have
     * @return the entity with it
     */
    public Entity withMetadata(EntityMetadata newMetadata) {
        return new Entity(apiVersion, kind, newMetadata, spec, relations, status, others);
    }

    /**
     * Replaces the spec.
     *
     * @param newSpec what its kind has
     * @return the entity with it
     */
    public Entity withSpec(Map<String, ?> newSpec) {
        return new Entity(apiVersion, kind, metadata, Members.copy(newSpec), relations, status, others);
    }

    /**
     * Adds a relation.
     *
     * @param type what it means, such as {@code ownedBy}
     * @param targetRef the other entity, such as {@code group:default/team-a}
     * @return the entity with it
     */
    public Entity withRelation(String type, String targetRef) {
        List<EntityRelation> more = new ArrayList<>(relations);
        more.add(new EntityRelation(type, targetRef));
        return new Entity(apiVersion, kind, metadata, spec, more, status, others);
    }

    /**
     * Returns the members of its JSON; what is empty is left out.
     *
     * @return the members, which can not be changed
     */
    public Map<String, Object> toMap() {
        Map<String, Object> object = new LinkedHashMap<>();
        Members.putIfText(object, "apiVersion", apiVersion);
        Members.putIfText(object, "kind", kind);
        object.put("metadata", metadata.toMap());
        Members.putIfAny(object, "spec", spec);
        Members.putIfAny(
                object,
                "relations",
                relations.stream().map(EntityRelation::toMap).toList());
        Members.putIfAny(object, "status", status);
        object.putAll(others);
        return Members.copy(object);
    }
}

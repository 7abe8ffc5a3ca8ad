package dev.stagedoor.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What every entity may have. Immutable. Backstage: {@code EntityMeta}.
 *
 * @param name the name, empty where it was not asked for
 * @param namespace the namespace, {@code default} unless it has another
 * @param title how people call it, or {@code null}
 * @param description what it is, or {@code null}
 * @param labels short values by which others find it
 * @param annotations values that tell tools where to find what belongs to it
 * @param tags words by which people find it
 * @param links where people read on
 * @param uid the catalog's own id of it, or {@code null} if it is not in a catalog
 * @param etag what changes when it changes, or {@code null} if it is not in a catalog
 * @param others members that are not known here
 */
public record EntityMetadata(
        String name,
        String namespace,
        @Nullable String title,
        @Nullable String description,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> tags,
        List<EntityLink> links,
        @Nullable String uid,
        @Nullable String etag,
        Map<String, Object> others) {

    private static final Set<String> KNOWN = Set.of(
            "name", "namespace", "title", "description", "labels", "annotations", "tags", "links", "uid", "etag");

    /**
     * Makes metadata.
     *
     * @param name the name
     * @param namespace the namespace
     * @param title how people call it
     * @param description what it is
     * @param labels short values by which others find it
     * @param annotations values for tools
     * @param tags words by which people find it
     * @param links where people read on
     * @param uid the catalog's own id of it
     * @param etag what changes when it changes
     * @param others members that are not known here
     */
    public EntityMetadata {
        labels = copy(labels);
        annotations = copy(annotations);
        tags = List.copyOf(tags);
        links = List.copyOf(links);
        others = Members.copy(others);
    }

    /**
     * Makes metadata in the default namespace.
     *
     * @param name the name
     * @return metadata with nothing else
     */
    public static EntityMetadata of(String name) {
        return of(Map.of("name", name));
    }

    static EntityMetadata of(Map<?, ?> object) {
        String namespace = Members.text(object, "namespace");
        return new EntityMetadata(
                Members.text(object, "name"),
                namespace.isEmpty() ? EntityRef.DEFAULT_NAMESPACE : namespace,
                Members.optionalText(object, "title"),
                Members.optionalText(object, "description"),
                Members.texts(object, "labels"),
                Members.texts(object, "annotations"),
                Members.list(object, "tags"),
                Members.objects(object, "links").stream().map(EntityLink::of).toList(),
                Members.optionalText(object, "uid"),
                Members.optionalText(object, "etag"),
                Members.others(object, KNOWN));
    }

    /**
     * Replaces the namespace.
     *
     * @param newNamespace the namespace
     * @return metadata with it
     */
    public EntityMetadata withNamespace(String newNamespace) {
        return with("namespace", newNamespace);
    }

    /**
     * Replaces the title.
     *
     * @param newTitle how people call it
     * @return metadata with it
     */
    public EntityMetadata withTitle(String newTitle) {
        return with("title", newTitle);
    }

    /**
     * Replaces the description.
     *
     * @param newDescription what it is
     * @return metadata with it
     */
    public EntityMetadata withDescription(String newDescription) {
        return with("description", newDescription);
    }

    /**
     * Replaces the labels.
     *
     * @param newLabels short values by which others find it
     * @return metadata with them
     */
    public EntityMetadata withLabels(Map<String, String> newLabels) {
        return with("labels", newLabels);
    }

    /**
     * Replaces the annotations.
     *
     * @param newAnnotations values for tools
     * @return metadata with them
     */
    public EntityMetadata withAnnotations(Map<String, String> newAnnotations) {
        return with("annotations", newAnnotations);
    }

    /**
     * Replaces the tags.
     *
     * @param newTags words by which people find it
     * @return metadata with them
     */
    public EntityMetadata withTags(String... newTags) {
        return with("tags", List.of(newTags));
    }

    /**
     * Replaces the uid.
     *
     * @param newUid the catalog's own id
     * @return metadata with it
     */
    public EntityMetadata withUid(String newUid) {
        return with("uid", newUid);
    }

    private EntityMetadata with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(toMap());
        changed.put(name, value);
        return of(changed);
    }

    Map<String, Object> toMap() {
        Map<String, Object> object = new LinkedHashMap<>();
        Members.putIfText(object, "name", name);
        Members.putIfText(object, "namespace", namespace);
        Members.putIfText(object, "title", title);
        Members.putIfText(object, "description", description);
        Members.putIfAny(object, "labels", labels);
        Members.putIfAny(object, "annotations", annotations);
        Members.putIfAny(object, "tags", tags);
        Members.putIfAny(object, "links", links.stream().map(EntityLink::toMap).toList());
        Members.putIfText(object, "uid", uid);
        Members.putIfText(object, "etag", etag);
        object.putAll(others);
        return object;
    }

    private static Map<String, String> copy(Map<String, String> texts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }
}

package dev.stagedoor.sample.catalog.access;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.permissions.ParamDescription;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.SearchConditions;
import dev.stagedoor.sample.catalog.search.SearchRows;

/**
 * The rules by which policies decide about entities. Each looks at what is searched of an entity, in any case, be it
 * one in memory or all in the database. Backstage: {@code catalogEntityPermissionRules}.
 */
public final class EntityRules {

    /** Entities with an annotation. */
    public static final PermissionRule<Entity, SqlCondition, Annotation> HAS_ANNOTATION = field(
            "HAS_ANNOTATION",
            "Allow entities with the specified annotation",
            Annotation.class,
            params -> new Field("metadata.annotations." + params.annotation(), params.value()));

    /** Entities with a label. */
    public static final PermissionRule<Entity, SqlCondition, Label> HAS_LABEL = field(
            "HAS_LABEL",
            "Allow entities with the specified label",
            Label.class,
            params -> new Field("metadata.labels." + params.label(), params.value()));

    /** Entities with something in their metadata. */
    public static final PermissionRule<Entity, SqlCondition, Property> HAS_METADATA = field(
            "HAS_METADATA",
            "Allow entities with the specified metadata subfield",
            Property.class,
            params -> new Field("metadata." + params.key(), params.value()));

    /** Entities with something in their spec. */
    public static final PermissionRule<Entity, SqlCondition, Property> HAS_SPEC = field(
            "HAS_SPEC",
            "Allow entities with the specified spec subfield",
            Property.class,
            params -> new Field("spec." + params.key(), params.value()));

    /** Entities of some kinds. */
    public static final PermissionRule<Entity, SqlCondition, Kinds> IS_ENTITY_KIND = field(
            "IS_ENTITY_KIND",
            "Allow entities matching a specified kind",
            Kinds.class,
            params -> new Field("kind", params.kinds()));

    /** Entities that belong to somebody. */
    public static final PermissionRule<Entity, SqlCondition, Claims> IS_ENTITY_OWNER = field(
            "IS_ENTITY_OWNER",
            "Allow entities owned by a specified claim",
            Claims.class,
            params -> new Field("relations.ownedBy", params.claims()));

    private EntityRules() {}

    private static <P extends Record> PermissionRule<Entity, SqlCondition, P> field(
            String name, String description, Class<P> type, Function<P, Field> field) {
        return PermissionRule.of(
                CatalogPermissions.ENTITY,
                name,
                description,
                type,
                (entity, params) -> field.apply(params).isIn(entity),
                params -> field.apply(params).condition());
    }

    /**
     * The parameters of {@link #HAS_ANNOTATION}.
     *
     * @param annotation the annotation
     * @param value its value, {@code null} for any
     */
    public record Annotation(
            @ParamDescription("Name of the annotation to match on")
            String annotation,

            @ParamDescription("Value of the annotation to match on") @Nullable
            String value) {}

    /**
     * The parameters of {@link #HAS_LABEL}.
     *
     * @param label the label
     * @param value its value, {@code null} for any
     */
    public record Label(
            @ParamDescription("Name of the label to match on")
            String label,

            @ParamDescription("Value of the label to match on") @Nullable
            String value) {}

    /**
     * The parameters of {@link #HAS_METADATA} and {@link #HAS_SPEC}.
     *
     * @param key the path below the metadata or the spec
     * @param value the value there, {@code null} for any
     */
    public record Property(
            @ParamDescription("Property to match on") String key,

            @ParamDescription("Value of the given property to match on") @Nullable
            String value) {}

    /**
     * The parameters of {@link #IS_ENTITY_KIND}.
     *
     * @param kinds the kinds
     */
    public record Kinds(
            @ParamDescription("List of kinds to match at least one of")
            List<String> kinds) {}

    /**
     * The parameters of {@link #IS_ENTITY_OWNER}.
     *
     * @param claims references of users and groups, such as {@code group:default/team-a}
     */
    public record Claims(
            @ParamDescription("List of claims to match at least one on within ownedBy")
            List<String> claims) {}

    /**
     * A field as it is searched.
     *
     * @param key its path
     * @param values its values, {@code null} if any will do
     */
    private record Field(String key, @Nullable Collection<String> values) {

        Field(String key, @Nullable String value) {
            this(key, value == null ? null : List.of(value));
        }

        boolean isIn(Entity entity) {
            String wantedKey = lower(key);
            Collection<String> wanted =
                    values == null ? null : values.stream().map(Field::lower).collect(Collectors.toSet());
            return SearchRows.of(entity.toMap()).stream()
                    .filter(row -> row.key().equals(wantedKey))
                    .anyMatch(row -> wanted == null || row.value() != null && wanted.contains(row.value()));
        }

        SqlCondition condition() {
            return values == null ? SearchConditions.exists(key) : SearchConditions.in(key, values);
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }
}

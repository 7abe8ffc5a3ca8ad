package dev.stagedoor.catalog.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.catalog.AnalyzeLocationResponse;
import dev.stagedoor.catalog.CatalogLocation;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityAncestors;
import dev.stagedoor.catalog.EntityFacet;
import dev.stagedoor.catalog.ValidateEntityResponse;

/** Reads what is in the catalog's JSON. */
final class Answers {

    private Answers() {}

    static List<Entity> entities(@Nullable Object items) {
        return nullableEntities(items).stream().filter(Objects::nonNull).toList();
    }

    static List<@Nullable Entity> nullableEntities(@Nullable Object items) {
        List<@Nullable Entity> entities = new ArrayList<>();
        if (items instanceof List<?> list) {
            list.forEach(item -> entities.add(item == null ? null : entity(item)));
        }
        return entities;
    }

    static Entity entity(@Nullable Object object) {
        return Entity.of(members(object));
    }

    static CatalogLocation location(@Nullable Object object) {
        Map<String, Object> members = members(object);
        return new CatalogLocation(
                text(members, "id"),
                text(members, "type"),
                text(members, "target"),
                optionalText(members, "entityRef"));
    }

    static EntityAncestors ancestors(Map<?, ?> answer) {
        return new EntityAncestors(
                text(answer, "rootEntityRef"),
                objects(answer.get("items")).stream()
                        .map(item -> new EntityAncestors.Item(
                                entity(item.get("entity")),
                                list(item.get("parentEntityRefs")).stream()
                                        .map(String::valueOf)
                                        .toList()))
                        .toList());
    }

    static Map<String, List<EntityFacet>> facets(Map<?, ?> answer) {
        Map<String, List<EntityFacet>> facets = new LinkedHashMap<>();
        members(answer.get("facets"))
                .forEach((field, values) -> facets.put(
                        field,
                        objects(values).stream()
                                .map(each -> new EntityFacet(String.valueOf(each.get("value")), number(each, "count")))
                                .toList()));
        return facets;
    }

    static List<ValidateEntityResponse.Problem> problems(Map<?, ?> answer) {
        return objects(answer.get("errors")).stream()
                .map(each -> new ValidateEntityResponse.Problem(text(each, "name"), text(each, "message")))
                .toList();
    }

    static AnalyzeLocationResponse analysis(Map<?, ?> answer) {
        return new AnalyzeLocationResponse(
                objects(answer.get("existingEntityFiles")).stream()
                        .map(Answers::existing)
                        .toList(),
                objects(answer.get("generateEntities")).stream()
                        .map(each -> new AnalyzeLocationResponse.GeneratedEntity(
                                entity(each.get("entity")),
                                objects(each.get("fields")).stream()
                                        .map(Answers::field)
                                        .toList()))
                        .toList());
    }

    private static AnalyzeLocationResponse.ExistingEntity existing(Map<?, ?> object) {
        Map<String, Object> location = members(object.get("location"));
        return new AnalyzeLocationResponse.ExistingEntity(
                text(location, "type"),
                text(location, "target"),
                Boolean.TRUE.equals(object.get("isRegistered")),
                entity(object.get("entity")));
    }

    private static AnalyzeLocationResponse.Field field(Map<?, ?> object) {
        return new AnalyzeLocationResponse.Field(
                text(object, "field"),
                text(object, "state"),
                optionalText(object, "value"),
                text(object, "description"));
    }

    static List<Map<?, ?>> objects(@Nullable Object items) {
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object item : list(items)) {
            if (item instanceof Map<?, ?> object) {
                objects.add(object);
            }
        }
        return objects;
    }

    private static List<?> list(@Nullable Object items) {
        return items instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> members(@Nullable Object object) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }

    static int number(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number ? number.intValue() : 0;
    }

    static @Nullable String optionalText(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : null;
    }

    private static String text(Map<?, ?> object, String name) {
        String text = optionalText(object, name);
        return text == null ? "" : text;
    }
}

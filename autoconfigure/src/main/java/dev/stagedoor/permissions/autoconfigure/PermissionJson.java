package dev.stagedoor.permissions.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;

/** Permissions, conditions and decisions on Backstage's wire. */
final class PermissionJson {

    static final String ITEMS = "items";

    static final String ID = "id";

    static final String RESULT = "result";

    static final String RESOURCE_REF = "resourceRef";

    static final String RESOURCE_TYPE = "resourceType";

    static final String CONDITIONS = "conditions";

    static final String PERMISSION = "permission";

    private static final String PLUGIN_ID = "pluginId";

    private static final String NAME = "name";

    private static final String TYPE = "type";

    private static final String ATTRIBUTES = "attributes";

    private static final String ACTION = "action";

    private static final String ALL_OF = "allOf";

    private static final String ANY_OF = "anyOf";

    private static final String NOT = "not";

    private static final String RULE = "rule";

    private static final String PARAMS = "params";

    private static final String CONDITIONAL = "CONDITIONAL";

    private static final String RESOURCE = "resource";

    private static final String BASIC = "basic";

    private static final JsonWriter<Object> JSON = JsonWriter.standard();

    private PermissionJson() {}

    /** The writer escapes every slash, which is right and hard to read. */
    static String write(Object value) {
        return JSON.writeToString(value).replace("\\/", "/");
    }

    static Map<String, Object> parse(String json) {
        return JsonParserFactory.getJsonParser().parseMap(json);
    }

    // Permissions

    static Map<String, Object> of(Permission permission) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(TYPE, permission instanceof ResourcePermission ? RESOURCE : BASIC);
        json.put(NAME, permission.name());
        PermissionAction action = permission.action();
        json.put(ATTRIBUTES, action == null ? Map.of() : Map.of(ACTION, action.toString()));
        if (permission instanceof ResourcePermission resource) {
            json.put(RESOURCE_TYPE, resource.resourceType());
        }
        return json;
    }

    static Permission permission(JsonValue json) {
        String type = json.get(TYPE).text();
        String name = json.get(NAME).text();
        PermissionAction action = action(json.get(ATTRIBUTES));
        if (type.equals(RESOURCE)) {
            return Permission.resource(name, action, json.get(RESOURCE_TYPE).text());
        }
        if (type.equals(BASIC)) {
            return Permission.basic(name, action);
        }
        throw json.get(TYPE).invalid("invalid_literal", "Expected 'basic' or 'resource'");
    }

    private static @Nullable PermissionAction action(JsonValue attributes) {
        JsonValue action = attributes.get(ACTION);
        if (action.isAbsent()) {
            return null;
        }
        String text = action.text();
        for (PermissionAction each : PermissionAction.values()) {
            if (each.toString().equals(text)) {
                return each;
            }
        }
        throw action.invalid("invalid_literal", "Expected 'create', 'read', 'update' or 'delete'");
    }

    static Map<String, Object> of(PermissionRule<?, ?, ?> rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(NAME, rule.name());
        json.put("description", rule.description());
        json.put(RESOURCE_TYPE, rule.resourceRef().resourceType());
        Map<String, Object> schema = rule.paramsSchema();
        if (schema != null) {
            json.put("paramsSchema", schema);
        }
        return json;
    }

    // Conditions

    static Map<String, Object> of(PermissionCriteria criteria) {
        if (criteria instanceof PermissionCriteria.AllOf all) {
            return Map.of(
                    ALL_OF, all.criteria().stream().map(PermissionJson::of).toList());
        }
        if (criteria instanceof PermissionCriteria.AnyOf any) {
            return Map.of(
                    ANY_OF, any.criteria().stream().map(PermissionJson::of).toList());
        }
        if (criteria instanceof PermissionCriteria.Not not) {
            return Map.of(NOT, of(not.criteria()));
        }
        PermissionCriteria.Condition condition = (PermissionCriteria.Condition) criteria;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(RULE, condition.rule());
        json.put(RESOURCE_TYPE, condition.resourceType());
        if (!condition.params().isEmpty()) {
            json.put(PARAMS, condition.params());
        }
        return json;
    }

    static PermissionCriteria criteria(JsonValue json) {
        if (json.has(RULE)) {
            JsonValue params = json.get(PARAMS);
            return new PermissionCriteria.Condition(
                    json.get(RULE).text(),
                    json.get(RESOURCE_TYPE).text(),
                    params.isAbsent() ? Map.of() : params.object());
        }
        if (json.has(ANY_OF)) {
            return new PermissionCriteria.AnyOf(criteria(json.get(ANY_OF).nonEmptyList()));
        }
        if (json.has(ALL_OF)) {
            return new PermissionCriteria.AllOf(criteria(json.get(ALL_OF).nonEmptyList()));
        }
        if (json.has(NOT)) {
            return new PermissionCriteria.Not(criteria(json.get(NOT)));
        }
        throw json.unexpected("rule, anyOf, allOf or not");
    }

    private static List<PermissionCriteria> criteria(List<JsonValue> items) {
        return items.stream().map(PermissionJson::criteria).toList();
    }

    // Decisions

    static Map<String, Object> of(String id, PolicyDecision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ID, id);
        if (decision instanceof ConditionalDecision conditional) {
            json.put(RESULT, CONDITIONAL);
            json.put(PLUGIN_ID, conditional.pluginId());
            json.put(RESOURCE_TYPE, conditional.resourceType());
            json.put(CONDITIONS, of(conditional.conditions()));
        } else {
            json.put(RESULT, decision.toString());
        }
        return json;
    }

    static Map<String, Object> of(String id, List<AuthorizeResult> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ID, id);
        json.put(RESULT, results.stream().map(Enum::name).toList());
        return json;
    }

    static PolicyDecision decision(JsonValue json) {
        JsonValue result = json.get(RESULT);
        return CONDITIONAL.equals(result.value())
                ? new ConditionalDecision(
                        json.get(PLUGIN_ID).text(), json.get(RESOURCE_TYPE).text(), criteria(json.get(CONDITIONS)))
                : result(result);
    }

    static AuthorizeResult result(JsonValue json) {
        String text = json.text();
        for (AuthorizeResult each : AuthorizeResult.values()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw json.invalid("invalid_enum_value", "Expected 'ALLOW' or 'DENY'");
    }

    /** One result for all, or one for each. */
    static List<AuthorizeResult> results(JsonValue json) {
        return json.isList() ? json.list().stream().map(PermissionJson::result).toList() : List.of(result(json));
    }
}

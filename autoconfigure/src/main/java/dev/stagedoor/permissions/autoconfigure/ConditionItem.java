package dev.stagedoor.permissions.autoconfigure;

import java.util.List;

import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.PermissionCriteria;

/**
 * Conditions that are to be applied to resources.
 *
 * @param refs the resources
 * @param resourceType their type
 * @param conditions what must hold for them
 */
record ConditionItem(List<String> refs, String resourceType, PermissionCriteria conditions) {

    static ConditionItem of(List<String> refs, ConditionalDecision decision) {
        return new ConditionItem(refs, decision.resourceType(), decision.conditions());
    }

    static ConditionItem read(JsonValue json) {
        return new ConditionItem(
                json.get(PermissionJson.RESOURCE_REF).texts(),
                json.get(PermissionJson.RESOURCE_TYPE).text(),
                PermissionJson.criteria(json.get(PermissionJson.CONDITIONS)));
    }
}

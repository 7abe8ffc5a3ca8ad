package dev.stagedoor.permissions;

/**
 * It depends on the resource. Immutable. Backstage: {@code ConditionalPolicyDecision}.
 *
 * @param pluginId the plugin that knows the resources
 * @param resourceType their type
 * @param conditions what must hold for a resource
 */
public record ConditionalDecision(String pluginId, String resourceType, PermissionCriteria conditions)
        implements PolicyDecision {}

package dev.stagedoor.permissions;

import org.springframework.util.Assert;

/**
 * A type of resource that permissions are about, and the plugin that knows such resources. Immutable. Backstage:
 * {@code PermissionResourceRef}.
 *
 * @param pluginId the plugin
 * @param resourceType the type, such as {@code todo-item}
 * @param <T> what a resource is in that plugin
 * @param <Q> what its rules say in a query, such as {@link SqlCondition}; {@code Void} where they say nothing
 */
public record PermissionResourceRef<T, Q>(String pluginId, String resourceType) {

    /** Checks the names. */
    public PermissionResourceRef {
        Assert.hasText(pluginId, "'pluginId' must not be empty");
        Assert.hasText(resourceType, "'resourceType' must not be empty");
    }

    /**
     * Makes a reference.
     *
     * @param pluginId the plugin
     * @param resourceType the type, such as {@code todo-item}
     * @param <T> what a resource is in that plugin
     * @param <Q> what its rules say in a query
     * @return the reference
     */
    public static <T, Q> PermissionResourceRef<T, Q> of(String pluginId, String resourceType) {
        return new PermissionResourceRef<>(pluginId, resourceType);
    }

    /**
     * Decides that it depends on the resource, for a policy. Backstage: {@code createConditionalDecision}.
     *
     * @param conditions what must hold for a resource of this type, made by its rules
     * @return the decision
     */
    public ConditionalDecision decision(PermissionCriteria conditions) {
        return new ConditionalDecision(pluginId, resourceType, conditions);
    }
}

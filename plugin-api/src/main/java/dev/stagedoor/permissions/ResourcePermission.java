package dev.stagedoor.permissions;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PermissionAction;

/**
 * A permission that is about a resource. Backstage: {@code ResourcePermission}.
 *
 * @param name the name, such as {@code todo.item.read}
 * @param action what it lets one do, or {@code null}
 * @param resourceType the type of resource, such as {@code todo-item}
 */
public record ResourcePermission(String name, @Nullable PermissionAction action, String resourceType)
        implements Permission {}

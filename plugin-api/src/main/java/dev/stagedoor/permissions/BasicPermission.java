package dev.stagedoor.permissions;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PermissionAction;

/**
 * A permission that is about no resource. Backstage: {@code BasicPermission}.
 *
 * @param name the name, such as {@code todo.item.create}
 * @param action what it lets one do, or {@code null}
 */
public record BasicPermission(String name, @Nullable PermissionAction action) implements Permission {}

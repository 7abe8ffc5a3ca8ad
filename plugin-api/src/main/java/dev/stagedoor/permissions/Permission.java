package dev.stagedoor.permissions;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PermissionAction;

/** Something that may be allowed or denied. Immutable. Backstage: {@code Permission}. */
public sealed interface Permission permits BasicPermission, ResourcePermission {

    /**
     * Makes a permission that is about no resource.
     *
     * @param name the name, such as {@code todo.item.create}
     * @param action what it lets one do, or {@code null}
     * @return the permission
     */
    static BasicPermission basic(String name, @Nullable PermissionAction action) {
        return new BasicPermission(name, action);
    }

    /**
     * Makes a permission that is about a resource.
     *
     * @param name the name, such as {@code todo.item.read}
     * @param action what it lets one do, or {@code null}
     * @param resourceType the type of resource, such as {@code todo-item}
     * @return the permission
     */
    static ResourcePermission resource(String name, @Nullable PermissionAction action, String resourceType) {
        return new ResourcePermission(name, action, resourceType);
    }

    /**
     * Returns the name.
     *
     * @return such as {@code todo.item.create}
     */
    String name();

    /**
     * Returns what the permission lets one do.
     *
     * @return the action, or {@code null} if it has none. Backstage: {@code attributes.action}
     */
    @Nullable
    PermissionAction action();
}

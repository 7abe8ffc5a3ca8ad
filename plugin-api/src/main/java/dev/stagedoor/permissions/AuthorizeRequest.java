package dev.stagedoor.permissions;

import org.jspecify.annotations.Nullable;

/**
 * A permission that somebody wants. Backstage: {@code AuthorizePermissionRequest}.
 *
 * @param permission the permission
 * @param resourceRef the resource that it is about, or {@code null} for a basic permission
 */
public record AuthorizeRequest(
        Permission permission, @Nullable String resourceRef) {

    /**
     * Asks for a permission that is about no resource.
     *
     * @param permission the permission
     */
    public AuthorizeRequest(BasicPermission permission) {
        this(permission, null);
    }
}

package dev.stagedoor.auth;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Narrows what a service may do in a plugin. Immutable. Backstage: {@code BackstagePrincipalAccessRestrictions}.
 *
 * @param permissionNames the only permissions, or {@code null} for no such limit; never empty
 * @param actions the only actions of permissions, or {@code null} for no such limit; never empty. Backstage:
 *     {@code permissionAttributes.action}
 */
public record AccessRestrictions(
        @Nullable List<String> permissionNames, @Nullable List<PermissionAction> actions) {

    /**
     * Makes restrictions.
     *
     * @param permissionNames the only permissions, or {@code null}
     * @param actions the only actions, or {@code null}
     */
    public AccessRestrictions {
        permissionNames = permissionNames == null ? null : List.copyOf(permissionNames);
        actions = actions == null ? null : List.copyOf(actions);
    }
}

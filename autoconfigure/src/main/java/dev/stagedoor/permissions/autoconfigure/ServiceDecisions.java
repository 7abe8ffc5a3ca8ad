package dev.stagedoor.permissions.autoconfigure;

import java.util.List;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;

/** What services may do: everything that their restrictions do not exclude. */
final class ServiceDecisions {

    private ServiceDecisions() {}

    static AuthorizeResult decide(Permission permission, ServicePrincipal service) {
        AccessRestrictions restrictions = service.accessRestrictions();
        if (restrictions == null) {
            return AuthorizeResult.ALLOW;
        }
        List<String> names = restrictions.permissionNames();
        List<PermissionAction> actions = restrictions.actions();
        boolean allowed = (names == null || names.contains(permission.name()))
                && (actions == null || permission.action() != null && actions.contains(permission.action()));
        return allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY;
    }
}

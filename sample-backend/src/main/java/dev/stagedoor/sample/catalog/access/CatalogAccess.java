package dev.stagedoor.sample.catalog.access;

import org.springframework.stereotype.Component;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.permissions.SqlCondition;

/** Which entities a caller may see or change. */
@Component
public class CatalogAccess {

    private final PermissionsService permissions;

    private final PermissionsRegistryService registry;

    CatalogAccess(PermissionsService permissions, PermissionsRegistryService registry) {
        this.permissions = permissions;
        this.registry = registry;
    }

    /**
     * Says for which entities a caller has a permission.
     *
     * @param permission the permission
     * @param credentials those of the caller
     * @return a condition on {@code final_entities}, which has the alias {@code e}
     */
    public SqlCondition entities(ResourcePermission permission, BackstageCredentials<?> credentials) {
        return SqlCondition.of(
                permissions.authorizeConditional(permission, credentials),
                registry.getPermissionRuleset(CatalogPermissions.ENTITY));
    }
}

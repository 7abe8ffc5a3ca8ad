package dev.stagedoor.sample.catalog.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.permissions.SqlCondition;

/** Which entities a caller may see or change. */
@Component
public class CatalogAccess {

    private final PermissionsService permissions;

    private final PermissionsRegistryService registry;

    private final JdbcClient jdbc;

    CatalogAccess(PermissionsService permissions, PermissionsRegistryService registry, JdbcClient jdbc) {
        this.permissions = permissions;
        this.registry = registry;
        this.jdbc = jdbc;
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

    /**
     * Insists on a permission for an entity. Where it depends on the entity, one that does not exist is refused, so
     * that nobody learns which there are.
     *
     * @param permission the permission
     * @param entity a condition that means the entity
     * @param credentials those of the caller
     * @throws NotAllowedException if it is denied
     */
    public void require(ResourcePermission permission, SqlCondition entity, BackstageCredentials<?> credentials) {
        SqlCondition allowed = entities(permission, credentials);
        if (!allowed.equals(SqlCondition.TRUE)
                && (allowed.equals(SqlCondition.FALSE) || !exists(entity.and(allowed)))) {
            throw new NotAllowedException("Permission '" + permission.name() + "' is denied");
        }
    }

    /**
     * Insists on a permission that is about no entity.
     *
     * @param permission the permission
     * @param credentials those of the caller
     * @throws NotAllowedException if it is denied
     */
    public void require(BasicPermission permission, BackstageCredentials<?> credentials) {
        if (!isAllowed(permission, credentials)) {
            throw new NotAllowedException("Permission '" + permission.name() + "' is denied");
        }
    }

    /**
     * Tells whether a caller has a permission that is about no entity.
     *
     * @param permission the permission
     * @param credentials those of the caller
     * @return whether it is allowed
     */
    public boolean isAllowed(BasicPermission permission, BackstageCredentials<?> credentials) {
        return permissions.authorize(permission, credentials) == AuthorizeResult.ALLOW;
    }

    private boolean exists(SqlCondition condition) {
        return jdbc.sql("select count(*) from final_entities e where " + condition.text())
                        .params(condition.params())
                        .query(Long.class)
                        .single()
                > 0;
    }
}

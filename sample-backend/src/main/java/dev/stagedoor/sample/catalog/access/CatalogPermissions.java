package dev.stagedoor.sample.catalog.access;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.permissions.SqlCondition;

/** What one may be permitted to do with the catalog. Backstage: {@code catalogPermissions}. */
public final class CatalogPermissions {

    /** Entities, which rules decide about. */
    public static final PermissionResourceRef<Entity, SqlCondition> ENTITY =
            PermissionResourceRef.of("catalog", "catalog-entity");

    /** To see an entity. */
    public static final ResourcePermission ENTITY_READ = entity("catalog.entity.read", PermissionAction.READ);

    /** To remove an entity. */
    public static final ResourcePermission ENTITY_DELETE = entity("catalog.entity.delete", PermissionAction.DELETE);

    /** To have an entity read again. */
    public static final ResourcePermission ENTITY_REFRESH = entity("catalog.entity.refresh", PermissionAction.UPDATE);

    /** To add an entity. */
    public static final BasicPermission ENTITY_CREATE =
            Permission.basic("catalog.entity.create", PermissionAction.CREATE);

    /** To validate an entity. */
    public static final BasicPermission ENTITY_VALIDATE = Permission.basic("catalog.entity.validate", null);

    /** To see locations. */
    public static final BasicPermission LOCATION_READ =
            Permission.basic("catalog.location.read", PermissionAction.READ);

    /** To register a location. */
    public static final BasicPermission LOCATION_CREATE =
            Permission.basic("catalog.location.create", PermissionAction.CREATE);

    /** To analyze a location. */
    public static final BasicPermission LOCATION_ANALYZE = Permission.basic("catalog.location.analyze", null);

    /** To unregister a location. */
    public static final BasicPermission LOCATION_DELETE =
            Permission.basic("catalog.location.delete", PermissionAction.DELETE);

    private CatalogPermissions() {}

    private static ResourcePermission entity(String name, PermissionAction action) {
        return Permission.resource(name, action, ENTITY.resourceType());
    }
}

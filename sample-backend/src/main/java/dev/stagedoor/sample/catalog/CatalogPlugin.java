package dev.stagedoor.sample.catalog;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.processing.CatalogEngine;

/** The plugin {@code catalog}: a software catalog of what descriptor files tell. */
@BackendPlugin("catalog")
class CatalogPlugin {

    @Init
    void init(DatabaseService database, PermissionsRegistryService permissions, CatalogEngine engine) throws Exception {
        permissions.addResourceType(PermissionResourceType.<Entity, SqlCondition>of(CatalogPermissions.ENTITY)
                .permissions(
                        CatalogPermissions.ENTITY_READ,
                        CatalogPermissions.ENTITY_DELETE,
                        CatalogPermissions.ENTITY_REFRESH));
        permissions.addPermissions(
                CatalogPermissions.ENTITY_CREATE,
                CatalogPermissions.ENTITY_VALIDATE,
                CatalogPermissions.LOCATION_READ,
                CatalogPermissions.LOCATION_CREATE,
                CatalogPermissions.LOCATION_ANALYZE,
                CatalogPermissions.LOCATION_DELETE);
        database.migrate();
        engine.start();
    }
}

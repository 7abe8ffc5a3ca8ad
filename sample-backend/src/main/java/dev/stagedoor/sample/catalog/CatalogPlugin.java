package dev.stagedoor.sample.catalog;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.EntityResources;
import dev.stagedoor.sample.catalog.access.EntityRules;
import dev.stagedoor.sample.catalog.processing.CatalogEngine;
import dev.stagedoor.sample.catalog.search.CatalogTables;

/** The plugin {@code catalog}: a software catalog of what descriptor files tell. */
@BackendPlugin("catalog")
class CatalogPlugin {

    @Init
    void init(
            DatabaseService database,
            PermissionsRegistryService permissions,
            EntityResources entities,
            CatalogEngine engine)
            throws Exception {
        permissions.addResourceType(PermissionResourceType.of(CatalogPermissions.ENTITY)
                .permissions(
                        CatalogPermissions.ENTITY_READ,
                        CatalogPermissions.ENTITY_DELETE,
                        CatalogPermissions.ENTITY_REFRESH)
                .rules(
                        EntityRules.HAS_ANNOTATION,
                        EntityRules.HAS_LABEL,
                        EntityRules.HAS_METADATA,
                        EntityRules.HAS_SPEC,
                        EntityRules.IS_ENTITY_KIND,
                        EntityRules.IS_ENTITY_OWNER)
                .resources(entities));
        permissions.addPermissions(
                CatalogPermissions.ENTITY_CREATE,
                CatalogPermissions.ENTITY_VALIDATE,
                CatalogPermissions.LOCATION_READ,
                CatalogPermissions.LOCATION_CREATE,
                CatalogPermissions.LOCATION_ANALYZE,
                CatalogPermissions.LOCATION_DELETE);
        CatalogTables.migrate(database);
        engine.start();
    }
}

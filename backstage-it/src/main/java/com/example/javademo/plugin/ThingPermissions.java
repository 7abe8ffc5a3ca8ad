package com.example.javademo.plugin;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.permissions.SqlCondition;

/** What may be done in the plugin, and by which rules that is decided. */
final class ThingPermissions {

    static final BasicPermission USE = Permission.basic("javademo.use", PermissionAction.READ);

    static final BasicPermission ADMIN = Permission.basic("javademo.admin", null);

    // tag::rule[]
    static final PermissionResourceRef<Thing, SqlCondition> THING =
            PermissionResourceRef.of("javademo", "javademo-thing");

    static final ResourcePermission READ =
            Permission.resource("javademo.thing.read", PermissionAction.READ, "javademo-thing");

    static final PermissionRule<Thing, SqlCondition, Owners> IS_OWNER = PermissionRule.of(
            THING,
            "IS_OWNER",
            "Allow things that one of these entities owns",
            Owners.class,
            (thing, params) -> params.owners().contains(thing.owner()),
            params -> SqlCondition.in("owner", params.owners()));
    // end::rule[]

    private ThingPermissions() {}

    // tag::register[]
    static void register(PermissionsRegistryService registry, ThingRepository things) {
        registry.addPermissions(USE, ADMIN);
        registry.addResourceType(PermissionResourceType.of(THING)
                .permissions(READ)
                .rules(IS_OWNER)
                .resources(names -> things.findByNames(names).stream()
                        .collect(Collectors.toMap(Thing::name, Function.identity()))));
    }
    // end::register[]

    /**
     * The parameters of {@link #IS_OWNER}.
     *
     * @param owners references of entities
     */
    record Owners(List<String> owners) {}
}

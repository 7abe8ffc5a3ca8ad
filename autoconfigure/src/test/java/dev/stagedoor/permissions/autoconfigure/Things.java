package dev.stagedoor.permissions.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.NoParams;
import dev.stagedoor.permissions.ParamDescription;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.permissions.SqlCondition;

/** The plugin {@code foo}, which has things with owners. */
final class Things {

    static final PermissionResourceRef<Thing, SqlCondition> THING = PermissionResourceRef.of("foo", "foo-thing");

    static final BasicPermission CREATE = Permission.basic("foo.create", PermissionAction.CREATE);

    static final ResourcePermission READ = Permission.resource("foo.read", PermissionAction.READ, "foo-thing");

    static final PermissionRule<Thing, SqlCondition, Owner> IS_OWNER = PermissionRule.of(
            THING,
            "IS_OWNER",
            "d",
            Owner.class,
            (thing, params) -> params.owner().equals(thing.owner()),
            params -> SqlCondition.equal("owner", params.owner()));

    static final PermissionRule<Thing, SqlCondition, NoParams> IS_OPEN =
            PermissionRule.of(THING, "IS_OPEN", "is open", Thing::open, () -> SqlCondition.equal("open", true));

    /** How often things were looked up, and which. */
    final List<Set<String>> loads = new CopyOnWriteArrayList<>();

    private final Map<String, Thing> things = new TreeMap<>(Map.of(
            "1", new Thing("user:default/ada", true),
            "2", new Thing("user:default/ada", false),
            "3", new Thing("user:default/bob", true)));

    PermissionResourceType<Thing, SqlCondition> type() {
        return PermissionResourceType.of(THING)
                .permissions(READ)
                .rules(IS_OWNER, IS_OPEN)
                .resources(refs -> {
                    loads.add(refs);
                    Map<String, Thing> found = new TreeMap<>(things);
                    found.keySet().retainAll(refs);
                    return found;
                });
    }

    BackendFeature plugin() {
        return BackendFeature.plugin(
                "foo",
                env -> env.registerInit(
                        deps -> deps.get(CoreServices.PERMISSIONS_REGISTRY).addResourceType(type()),
                        CoreServices.PERMISSIONS_REGISTRY));
    }

    record Thing(String owner, boolean open) {}

    record Owner(@ParamDescription("who") String owner) {}
}

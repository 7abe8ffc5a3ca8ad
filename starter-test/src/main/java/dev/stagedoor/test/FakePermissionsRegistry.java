package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionRuleset;
import dev.stagedoor.permissions.PermissionsRegistryService;

/** Keeps what is registered, at any time and by any plugin, and serves it to nobody. Thread-safe. */
public final class FakePermissionsRegistry
        implements PermissionsRegistryService, FakeService<PermissionsRegistryService> {

    private final Map<String, PermissionResourceType<?, ?>> types = new ConcurrentHashMap<>();

    private final List<Permission> permissions = new CopyOnWriteArrayList<>();

    private final List<PermissionRule<?, ?, ?>> rules = new CopyOnWriteArrayList<>();

    /** Makes a registry without entries. */
    public FakePermissionsRegistry() {}

    @Override
    public <T, Q> void addResourceType(PermissionResourceType<T, Q> type) {
        types.put(type.resourceRef().resourceType(), type);
        permissions.addAll(type.permissions());
        rules.addAll(type.rules());
    }

    @Override
    public void addPermissions(Collection<? extends Permission> more) {
        permissions.addAll(more);
    }

    @Override
    public void addPermissionRules(Collection<? extends PermissionRule<?, ?, ?>> more) {
        rules.addAll(more);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T, Q> PermissionRuleset<T, Q> getPermissionRuleset(PermissionResourceRef<T, Q> resourceRef) {
        List<PermissionRule<T, Q, ?>> found = new ArrayList<>();
        for (PermissionRule<?, ?, ?> rule : rules) {
            if (rule.resourceRef().equals(resourceRef)) {
                found.add((PermissionRule<T, Q, ?>) rule);
            }
        }
        return PermissionRuleset.of(resourceRef, found);
    }

    /**
     * Returns the types of resource.
     *
     * @return the types by their names
     */
    public Map<String, PermissionResourceType<?, ?>> types() {
        return Map.copyOf(types);
    }

    /**
     * Returns the permissions.
     *
     * @return the permissions, those of types included, in the order in which they were added
     */
    public List<Permission> permissions() {
        return List.copyOf(permissions);
    }

    /**
     * Returns the rules.
     *
     * @return the rules, those of types included, in the order in which they were added
     */
    public List<PermissionRule<?, ?, ?>> rules() {
        return List.copyOf(rules);
    }

    /** Installed in a backend it is every plugin's. */
    @Override
    public ServiceFactory<PermissionsRegistryService> factory() {
        return ServiceFactory.of(CoreServices.PERMISSIONS_REGISTRY).create(deps -> this);
    }
}

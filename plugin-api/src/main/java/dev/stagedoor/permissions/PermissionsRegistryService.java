package dev.stagedoor.permissions;

import java.util.Arrays;
import java.util.Collection;

import dev.stagedoor.BackendService;

/**
 * Tells others which permissions a plugin has and by which rules they may be decided, and applies those rules to its
 * resources when a policy asks. A plugin that asks for this service has the routes for that below its path. All is
 * registered while the plugin starts, and goes when it stops. Thread-safe. Backstage:
 * {@code PermissionsRegistryService}.
 */
@BackendService(id = "core.permissionsRegistry")
public interface PermissionsRegistryService {

    /**
     * Adds a type of resource, with its permissions, its rules and how resources are found.
     *
     * @param type the type
     * @param <T> what a resource is
     * @param <Q> what the rules say in a query
     * @throws IllegalArgumentException if it belongs to another plugin, or was added already
     * @throws IllegalStateException if the plugin has started
     */
    <T, Q> void addResourceType(PermissionResourceType<T, Q> type);

    /**
     * Adds permissions. Of two with one name the last one counts.
     *
     * @param permissions the permissions
     * @throws IllegalStateException if the plugin has started
     */
    void addPermissions(Collection<? extends Permission> permissions);

    /**
     * Adds permissions.
     *
     * @param permissions the permissions
     * @throws IllegalStateException if the plugin has started
     */
    default void addPermissions(Permission... permissions) {
        addPermissions(Arrays.asList(permissions));
    }

    /**
     * Adds rules for types of resource, such as from a module for a type of its plugin.
     *
     * @param rules the rules
     * @throws IllegalArgumentException if one is about a type of another plugin, or there is one of its name for the
     *     type
     * @throws IllegalStateException if the plugin has started
     */
    void addPermissionRules(Collection<? extends PermissionRule<?, ?, ?>> rules);

    /**
     * Adds rules for types of resource.
     *
     * @param rules the rules
     * @throws IllegalArgumentException if one is about a type of another plugin, or there is one of its name for the
     *     type
     * @throws IllegalStateException if the plugin has started
     */
    default void addPermissionRules(PermissionRule<?, ?, ?>... rules) {
        addPermissionRules(Arrays.asList(rules));
    }

    /**
     * Returns the rules of a type of resource, those of modules included.
     *
     * @param resourceRef the type
     * @param <T> what a resource is
     * @param <Q> what the rules say in a query
     * @return the rules that there are now
     * @throws IllegalArgumentException if the type belongs to another plugin
     */
    <T, Q> PermissionRuleset<T, Q> getPermissionRuleset(PermissionResourceRef<T, Q> resourceRef);
}

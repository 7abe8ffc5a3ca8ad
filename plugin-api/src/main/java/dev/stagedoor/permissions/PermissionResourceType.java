package dev.stagedoor.permissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A type of resource with all that belongs to it, to be registered. Immutable: each method returns another one.
 * Backstage: {@code PermissionsRegistryServiceAddResourceTypeOptions}.
 *
 * @param <T> what a resource is
 * @param <Q> what the rules say in a query
 */
public final class PermissionResourceType<T, Q> {

    private final PermissionResourceRef<T, Q> resourceRef;

    private final List<Permission> permissions;

    private final List<PermissionRule<T, Q, ?>> rules;

    private final @Nullable ResourceLoader<T> loader;

    private PermissionResourceType(
            PermissionResourceRef<T, Q> resourceRef,
            List<Permission> permissions,
            List<PermissionRule<T, Q, ?>> rules,
            @Nullable ResourceLoader<T> loader) {
        this.resourceRef = resourceRef;
        this.permissions = List.copyOf(permissions);
        this.rules = List.copyOf(rules);
        this.loader = loader;
    }

    /**
     * Begins with a type that has nothing yet.
     *
     * @param resourceRef the reference
     * @param <T> what a resource is
     * @param <Q> what the rules say in a query
     * @return the type
     */
    public static <T, Q> PermissionResourceType<T, Q> of(PermissionResourceRef<T, Q> resourceRef) {
        return new PermissionResourceType<>(resourceRef, List.of(), List.of(), null);
    }

    /**
     * Adds permissions that are about such resources.
     *
     * @param more the permissions
     * @return this with them
     */
    public PermissionResourceType<T, Q> permissions(Permission... more) {
        return new PermissionResourceType<>(resourceRef, joined(permissions, List.of(more)), rules, loader);
    }

    /**
     * Adds rules.
     *
     * @param more the rules
     * @return this with them
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final PermissionResourceType<T, Q> rules(PermissionRule<T, Q, ?>... more) {
        return new PermissionResourceType<>(resourceRef, permissions, joined(rules, Arrays.asList(more)), loader);
    }

    /**
     * Says how resources are found, which a policy needs that decides by conditions.
     *
     * @param how finds resources
     * @return this with it
     */
    public PermissionResourceType<T, Q> resources(ResourceLoader<T> how) {
        return new PermissionResourceType<>(resourceRef, permissions, rules, how);
    }

    /**
     * Returns the reference.
     *
     * @return the reference
     */
    public PermissionResourceRef<T, Q> resourceRef() {
        return resourceRef;
    }

    /**
     * Returns the permissions.
     *
     * @return the permissions, in the order in which they were added
     */
    public List<Permission> permissions() {
        return permissions;
    }

    /**
     * Returns the rules.
     *
     * @return the rules, in the order in which they were added
     */
    public List<PermissionRule<T, Q, ?>> rules() {
        return rules;
    }

    /**
     * Returns how resources are found.
     *
     * @return what finds them, or {@code null} if nobody said
     */
    public @Nullable ResourceLoader<T> loader() {
        return loader;
    }

    private static <E> List<E> joined(Collection<? extends E> some, Collection<? extends E> more) {
        List<E> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /**
     * Finds resources.
     *
     * @param <T> what a resource is
     */
    @FunctionalInterface
    public interface ResourceLoader<T> {

        /**
         * Finds resources.
         *
         * @param refs their references, each once
         * @return those that exist, by reference
         */
        Map<String, T> load(Set<String> refs);
    }
}

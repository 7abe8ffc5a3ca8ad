package dev.stagedoor.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.NotAllowedException;

/**
 * Decides what may be done by whom. Services are decided by their restrictions alone, users by the policy, and all is
 * allowed to users unless {@code permission.enabled} is true. The policy is that of the application where it has one,
 * else the permission backend's. Thread-safe. Backstage: {@code PermissionsService}.
 */
@BackendService(id = "core.permissions")
public interface PermissionsService {

    /**
     * Decides requests.
     *
     * @param requests permissions, each with the resource that it is about
     * @param credentials who wants them
     * @return a decision for each request, in the same order
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    List<AuthorizeResult> authorize(List<AuthorizeRequest> requests, BackstageCredentials<?> credentials);

    /**
     * Decides permissions for all resources at once, which a list of resources needs.
     *
     * @param permissions permissions that are about resources
     * @param credentials who wants them
     * @return a decision for each permission, in the same order; one may depend on the resource
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    List<PolicyDecision> authorizeConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials);

    /**
     * Decides one request.
     *
     * @param permission the permission
     * @param resourceRef the resource that it is about, or {@code null} for a basic permission
     * @param credentials who wants it
     * @return the decision
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    default AuthorizeResult authorize(
            Permission permission, @Nullable String resourceRef, BackstageCredentials<?> credentials) {
        return authorize(List.of(new AuthorizeRequest(permission, resourceRef)), credentials)
                .get(0);
    }

    /**
     * Decides one basic permission.
     *
     * @param permission the permission
     * @param credentials who wants it
     * @return the decision
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    default AuthorizeResult authorize(BasicPermission permission, BackstageCredentials<?> credentials) {
        return authorize(permission, null, credentials);
    }

    /**
     * Decides one permission for all resources at once.
     *
     * @param permission the permission
     * @param credentials who wants it
     * @return a decision, which may depend on the resource; {@link SqlCondition#of} makes a query of it
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    default PolicyDecision authorizeConditional(ResourcePermission permission, BackstageCredentials<?> credentials) {
        return authorizeConditional(List.of(permission), credentials).get(0);
    }

    /**
     * Insists on one permission.
     *
     * @param permission the permission
     * @param resourceRef the resource that it is about, or {@code null} for a basic permission
     * @param credentials who wants it
     * @throws NotAllowedException if it is denied
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    default void require(Permission permission, @Nullable String resourceRef, BackstageCredentials<?> credentials) {
        if (authorize(permission, resourceRef, credentials) != AuthorizeResult.ALLOW) {
            throw new NotAllowedException("Unauthorized");
        }
    }

    /**
     * Insists on one basic permission.
     *
     * @param permission the permission
     * @param credentials who wants it
     * @throws NotAllowedException if it is denied
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    default void require(BasicPermission permission, BackstageCredentials<?> credentials) {
        require(permission, null, credentials);
    }

    /**
     * Leaves out of some resources those for which a permission is denied. All are decided in one request.
     *
     * @param resources the resources
     * @param permission the permission
     * @param resourceRef tells the reference of a resource
     * @param credentials who wants them
     * @param <T> what a resource is
     * @return those that are allowed, in the same order
     * @throws dev.stagedoor.errors.ResponseException if the permission backend answers with an error
     */
    default <T> List<T> filter(
            Collection<? extends T> resources,
            ResourcePermission permission,
            Function<? super T, String> resourceRef,
            BackstageCredentials<?> credentials) {
        List<AuthorizeRequest> requests = new ArrayList<>();
        resources.forEach(each -> requests.add(new AuthorizeRequest(permission, resourceRef.apply(each))));
        List<T> allowed = new ArrayList<>();
        if (!requests.isEmpty()) {
            List<AuthorizeResult> results = authorize(requests, credentials);
            int index = 0;
            for (T each : resources) {
                if (results.get(index++) == AuthorizeResult.ALLOW) {
                    allowed.add(each);
                }
            }
        }
        return allowed;
    }
}

package dev.stagedoor.permissions;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendService;
import dev.stagedoor.auth.BackstageCredentials;

/**
 * Decides what may be done by whom. Services are decided by their restrictions alone, users by the policy, and all is
 * allowed to users unless {@code permission.enabled} is true. Thread-safe. Backstage: {@code PermissionsService}.
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
     * Insists on one permission.
     *
     * @param permission the permission
     * @param resourceRef the resource that it is about, or {@code null} for a basic permission
     * @param credentials who wants it
     * @throws dev.stagedoor.errors.NotAllowedException if it is denied
     */
    void require(Permission permission, @Nullable String resourceRef, BackstageCredentials<?> credentials);
}

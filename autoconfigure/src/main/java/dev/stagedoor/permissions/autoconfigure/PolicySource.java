package dev.stagedoor.permissions.autoconfigure;

import java.util.List;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;

/** Where decisions about users come from. */
interface PolicySource {

    /** Decides requests, in their order. */
    List<AuthorizeResult> authorize(List<AuthorizeRequest> requests, BackstageCredentials<?> credentials);

    /** Decides permissions for all resources, in their order. */
    List<PolicyDecision> authorizeConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials);
}

package dev.stagedoor.permissions;

import dev.stagedoor.ExtensionPoint;

/**
 * Takes the policy from a module of the plugin {@code permission}, where it is no bean of the application. Backstage:
 * {@code policyExtensionPoint}.
 */
@ExtensionPoint("permission.policy")
public interface PolicyExtensionPoint {

    /**
     * Sets the policy.
     *
     * @param policy the policy, which is in force once the plugin has started
     * @throws IllegalStateException if there is one already
     */
    void setPolicy(PermissionPolicy policy);
}

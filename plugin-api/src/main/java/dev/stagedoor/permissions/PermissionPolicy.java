package dev.stagedoor.permissions;

import org.jspecify.annotations.Nullable;

/**
 * Decides what users may do. A bean of the application; a backend that has one decides in process and has the plugin
 * {@code permission}, which others ask. Called by several threads at a time. Backstage: {@code PermissionPolicy}.
 */
@FunctionalInterface
public interface PermissionPolicy {

    /**
     * Decides a permission. What is thrown goes to whoever asked.
     *
     * @param query what is wanted
     * @param user who wants it, or {@code null} for nobody who is known
     * @return yes, no, or that it depends on the resource; the latter only for a permission of that type of resource
     */
    PolicyDecision handle(PolicyQuery query, @Nullable PolicyUser user);
}

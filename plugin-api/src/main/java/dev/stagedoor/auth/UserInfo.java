package dev.stagedoor.auth;

import java.util.List;

/**
 * What is known of a user. Immutable. Backstage: {@code BackstageUserInfo}.
 *
 * @param userEntityRef the user, such as {@code user:default/guest}
 * @param ownershipEntityRefs the entities through which the user owns things, such as the user and the user's groups
 */
public record UserInfo(String userEntityRef, List<String> ownershipEntityRefs) {

    /**
     * Makes the information.
     *
     * @param userEntityRef the user
     * @param ownershipEntityRefs the entities through which the user owns things
     */
    public UserInfo {
        ownershipEntityRefs = List.copyOf(ownershipEntityRefs);
    }
}

package dev.stagedoor.auth;

import org.jspecify.annotations.Nullable;

/**
 * A signed-in user. Backstage: {@code BackstageUserPrincipal}.
 *
 * @param userEntityRef the user, such as {@code user:default/guest}
 * @param actor the plugin that asks on the user's behalf, or {@code null} where the user asks directly
 */
public record UserPrincipal(String userEntityRef, @Nullable ServicePrincipal actor) implements Principal {

    /**
     * Makes a user who asks directly.
     *
     * @param userEntityRef the user, such as {@code user:default/guest}
     */
    public UserPrincipal(String userEntityRef) {
        this(userEntityRef, null);
    }

    @Override
    public PrincipalType type() {
        return PrincipalType.USER;
    }
}

package dev.stagedoor.auth;

import dev.stagedoor.BackendService;

/** Tells what is known of a signed-in user. Thread-safe. Backstage: {@code UserInfoService}. */
@BackendService(id = "core.userInfo")
public interface UserInfoService {

    /**
     * Finds what is known of a user.
     *
     * @param credentials those of a user, direct or through a plugin
     * @return the user, and the entities through which the user owns things
     * @throws IllegalArgumentException if the credentials are not a user's
     * @throws dev.stagedoor.errors.ResponseException if the auth plugin refuses to tell, such as with 404 for a user
     *     who never signed in
     */
    UserInfo getUserInfo(BackstageCredentials<?> credentials);
}

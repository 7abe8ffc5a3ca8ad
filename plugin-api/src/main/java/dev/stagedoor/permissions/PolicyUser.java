package dev.stagedoor.permissions;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserPrincipal;

/** Who wants something of a policy. Thread-safe. Backstage: {@code PolicyQueryUser}. */
public interface PolicyUser {

    /**
     * Returns the user's credentials.
     *
     * @return credentials with which others may be asked on behalf of the user
     */
    BackstageCredentials<UserPrincipal> credentials();

    /**
     * Tells through which entities the user owns things. It is found out when it is first asked for, which may take a
     * call to the auth plugin.
     *
     * @return the user's information
     * @throws dev.stagedoor.errors.ResponseException if the auth plugin refuses to tell
     */
    UserInfo info();

    /**
     * Makes a user, for the test of a policy.
     *
     * @param credentials the user's credentials
     * @param info the user's information
     * @return the user
     */
    static PolicyUser of(BackstageCredentials<UserPrincipal> credentials, UserInfo info) {
        return new PolicyUser() {

            @Override
            public BackstageCredentials<UserPrincipal> credentials() {
                return credentials;
            }

            @Override
            public UserInfo info() {
                return info;
            }
        };
    }
}

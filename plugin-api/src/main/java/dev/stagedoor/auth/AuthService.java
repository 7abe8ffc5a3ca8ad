package dev.stagedoor.auth;

import java.util.List;
import java.util.Map;

import dev.stagedoor.BackendService;

/**
 * Proves who is asking, and who this plugin is when it asks others. Thread-safe. Backstage: {@code AuthService}.
 */
@BackendService(id = "core.auth")
public interface AuthService {

    /**
     * Verifies a token of any kind that is not a limited user token.
     *
     * @param token the text of the token
     * @return whom it stands for
     * @throws dev.stagedoor.errors.AuthenticationException if nothing accepts it
     * @throws dev.stagedoor.errors.NotAllowedException if it is valid, but restricted to other plugins
     */
    default BackstageCredentials<?> authenticate(String token) {
        return authenticate(token, false);
    }

    /**
     * Verifies a token of any kind.
     *
     * @param token the text of the token
     * @param allowLimitedAccess whether a limited user token, as it stands in cookies, is accepted too
     * @return whom it stands for
     * @throws dev.stagedoor.errors.AuthenticationException if nothing accepts it
     * @throws dev.stagedoor.errors.NotAllowedException if it is valid, but restricted to other plugins
     */
    BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess);

    /**
     * Tells whether credentials are of a kind.
     *
     * @param credentials credentials of this service
     * @param type the kind; {@link PrincipalType#UNKNOWN} is every kind
     * @return whether they are
     */
    default boolean isPrincipal(BackstageCredentials<?> credentials, PrincipalType type) {
        return type.includes(credentials.principal());
    }

    /**
     * Returns the credentials of nobody.
     *
     * @return credentials that never end
     */
    BackstageCredentials<NonePrincipal> getNoneCredentials();

    /**
     * Returns the credentials of this plugin.
     *
     * @return credentials of the service {@code plugin:<pluginId>}, which never end
     */
    BackstageCredentials<ServicePrincipal> getOwnServiceCredentials();

    /**
     * Makes a token with which this plugin asks another one.
     *
     * @param onBehalfOf who is asking: a user is handed on, a service becomes this plugin
     * @param targetPluginId the plugin that will be asked
     * @return a token for that plugin; its text is empty for nobody where the default policy is disabled
     * @throws dev.stagedoor.errors.AuthenticationException if nobody is asking, or the user's token cannot be handed on
     * @throws dev.stagedoor.errors.NotAllowedException if the credentials are restricted and exclude that plugin
     */
    Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId);

    /**
     * Makes of a user's credentials a token that identifies the user and can do no more: it fits into a cookie, and
     * only endpoints that say so accept it.
     *
     * @param credentials those of a user
     * @return the token, which ends when the user's own does
     * @throws dev.stagedoor.errors.AuthenticationException if the user's token has no proof for that
     */
    Token getLimitedUserToken(BackstageCredentials<UserPrincipal> credentials);

    /**
     * Lists the public keys with which tokens of this plugin are verified.
     *
     * @return JSON Web Keys by their members, those of all replicas of this plugin; may be empty
     */
    List<Map<String, Object>> listPublicServiceKeys();
}

package dev.stagedoor.auth;

import org.jspecify.annotations.Nullable;

/**
 * Makes and verifies the tokens with which plugins ask each other. To be wrapped by a
 * {@link PluginTokenHandlerDecorator}. Thread-safe. Backstage: {@code PluginTokenHandler}.
 */
public interface PluginTokenHandler {

    /**
     * Verifies a token if it is a plugin's.
     *
     * @param token the text of any token
     * @return who sent it, or {@code null} if it is no plugin's token
     * @throws dev.stagedoor.errors.AuthenticationException if it is a plugin's token and not valid
     */
    @Nullable
    Verified verifyToken(String token);

    /**
     * Makes a token.
     *
     * @param pluginId the plugin that asks
     * @param targetPluginId the plugin that will be asked
     * @param limitedUserToken the token of the user on whose behalf it asks, with its end, or {@code null}
     * @return the token
     */
    Token issueToken(String pluginId, String targetPluginId, @Nullable Token limitedUserToken);

    /**
     * Who sent a token.
     *
     * @param subject the plugin, such as {@code plugin:catalog}
     * @param limitedUserToken the token of the user on whose behalf it asks, which is not verified yet, or {@code null}
     */
    record Verified(String subject, @Nullable Token limitedUserToken) {}
}

package dev.stagedoor.auth;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.config.Config;

/**
 * A kind of token with which services outside of the backend prove who they are: what {@code type} in
 * {@code backend.auth.externalAccess} names. Each bean of this type adds one. Thread-safe. Backstage:
 * {@code ExternalTokenHandler}.
 */
@BackendService(id = "core.auth.externalTokenHandlers", scope = ServiceScope.ROOT, multiton = true)
public interface ExternalTokenHandler {

    /**
     * Returns the name of the kind.
     *
     * @return what {@code type} says, none of {@code static}, {@code legacy} and {@code jwks}
     */
    String type();

    /**
     * Prepares one entry of {@code backend.auth.externalAccess}.
     *
     * @param options the entry's {@code options}
     * @return verifies tokens by this entry
     * @throws dev.stagedoor.config.ConfigException if the options are unusable
     */
    Entry initialize(Config options);

    /** One entry of the configuration. Thread-safe. */
    @FunctionalInterface
    interface Entry {

        /**
         * Verifies a token.
         *
         * @param token the text of any token that is neither a plugin's nor a user's
         * @return the subject for whom it stands, or {@code null} if this entry does not accept it
         */
        @Nullable
        String verifyToken(String token);
    }
}

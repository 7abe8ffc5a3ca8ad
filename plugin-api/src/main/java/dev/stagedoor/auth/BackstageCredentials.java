package dev.stagedoor.auth;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking, proven. Made by {@link AuthService} and by {@code HttpAuthService}, and to be handed on to them and to
 * other services as they are: the token that may be inside is not to be had, nor does any text or JSON of them show it.
 * Immutable. Backstage: {@code BackstageCredentials}.
 *
 * @param <P> the kind of principal
 */
public interface BackstageCredentials<P extends Principal> {

    /**
     * Returns whom the credentials stand for.
     *
     * @return the principal
     */
    P principal();

    /**
     * Returns when the credentials end.
     *
     * @return the time, or {@code null} where they have none, as those of services
     */
    @Nullable
    Instant expiresAt();

    /**
     * Returns the same credentials with their type known. Backstage: {@code isPrincipal}.
     *
     * @param type the kind of principal
     * @return these credentials, or empty where they are of another kind
     */
    @SuppressWarnings("unchecked")
    default <Q extends Principal> Optional<BackstageCredentials<Q>> as(Class<Q> type) {
        return type.isInstance(principal()) ? Optional.of((BackstageCredentials<Q>) this) : Optional.empty();
    }
}

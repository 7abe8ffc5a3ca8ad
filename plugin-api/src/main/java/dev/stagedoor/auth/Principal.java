package dev.stagedoor.auth;

/** Whom credentials stand for. Immutable. Backstage: {@code BackstagePrincipal}. */
public sealed interface Principal permits UserPrincipal, ServicePrincipal, NonePrincipal {

    /**
     * Returns the kind of principal.
     *
     * @return one of the three kinds that there are, never {@link PrincipalType#UNKNOWN}
     */
    PrincipalType type();
}

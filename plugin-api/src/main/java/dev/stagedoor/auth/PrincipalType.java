package dev.stagedoor.auth;

import java.util.Locale;

/** A kind of principal, as allow lists name it. Backstage: {@code keyof BackstagePrincipalTypes}. */
public enum PrincipalType {

    /** A signed-in user, also when a plugin asks on the user's behalf. */
    USER(UserPrincipal.class),

    /** A plugin or an external service that asks for itself. */
    SERVICE(ServicePrincipal.class),

    /** Nobody: a request without a token. */
    NONE(NonePrincipal.class),

    /** Any kind, where a question is asked of credentials; none that there is, in a list of who is allowed. */
    UNKNOWN(Principal.class);

    private final Class<? extends Principal> principal;

    PrincipalType(Class<? extends Principal> principal) {
        this.principal = principal;
    }

    /**
     * Tells whether a principal is of this kind.
     *
     * @param candidate any principal
     * @return whether it is; always so for {@link #UNKNOWN}
     */
    public boolean includes(Principal candidate) {
        return principal.isInstance(candidate);
    }

    /**
     * Returns Backstage's name.
     *
     * @return such as {@code user}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

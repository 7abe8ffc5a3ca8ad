package dev.stagedoor.auth;

/** Nobody: a request without a token. Backstage: {@code BackstageNonePrincipal}. */
public record NonePrincipal() implements Principal {

    @Override
    public PrincipalType type() {
        return PrincipalType.NONE;
    }
}

package dev.stagedoor.httpauth.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/**
 * The credentials of a request in the terms of Spring Security: the principal is ours, the name is the user's entity or
 * the service's subject, and the one role is {@code ROLE_USER} or {@code ROLE_SERVICE}.
 */
final class CredentialsAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    // Not to be serialized: nothing that leaves the process may carry it.
    private final transient BackstageCredentials<?> credentials;

    CredentialsAuthentication(BackstageCredentials<?> credentials) {
        super(authorities(credentials.principal()));
        this.credentials = credentials;
        super.setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(Principal principal) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + principal.type().name()));
    }

    @Override
    public Principal getPrincipal() {
        return credentials.principal();
    }

    /** The credentials, to be handed on. They show no token. */
    @Override
    public BackstageCredentials<?> getCredentials() {
        return credentials;
    }

    @Override
    public String getName() {
        Principal principal = credentials.principal();
        if (principal instanceof UserPrincipal user) {
            return user.userEntityRef();
        }
        return principal instanceof ServicePrincipal service ? service.subject() : NonePrincipal.class.getSimpleName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CredentialsAuthentication same && same.credentials.equals(credentials);
    }

    @Override
    public int hashCode() {
        return credentials.hashCode();
    }
}

package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/**
 * Credentials, with the token that proves them. Neither a record nor a bean nor serializable: nothing that writes
 * objects finds the token.
 *
 * @param <P> the kind of principal
 */
final class DefaultCredentials<P extends Principal> implements BackstageCredentials<P> {

    static final BackstageCredentials<NonePrincipal> NONE =
            new DefaultCredentials<>(new NonePrincipal(), null, null, Map.of());

    private final P principal;

    private final @Nullable Instant expiry;

    private final @Nullable String token;

    private final Map<String, AccessRestrictions> restrictions;

    private DefaultCredentials(
            P principal,
            @Nullable Instant expiry,
            @Nullable String token,
            Map<String, AccessRestrictions> restrictions) {
        this.principal = principal;
        this.expiry = expiry;
        this.token = token;
        this.restrictions = restrictions;
    }

    static DefaultCredentials<UserPrincipal> user(UserPrincipal user, Instant expiry, String token) {
        return new DefaultCredentials<>(user, expiry, token, Map.of());
    }

    static DefaultCredentials<ServicePrincipal> service(String subject) {
        return new DefaultCredentials<>(new ServicePrincipal(subject), null, null, Map.of());
    }

    /** A service with restrictions by plugin, of which one is the receiving one. */
    static DefaultCredentials<ServicePrincipal> service(
            String subject, String pluginId, Map<String, AccessRestrictions> restrictions) {
        AccessRestrictions here = restrictions.get(pluginId);
        return new DefaultCredentials<>(
                new ServicePrincipal(subject, here == null || isOpen(here) ? null : here),
                null,
                null,
                Collections.unmodifiableMap(new LinkedHashMap<>(restrictions)));
    }

    /** Recognises credentials that were made here. */
    static DefaultCredentials<?> from(BackstageCredentials<?> credentials) {
        if (credentials instanceof DefaultCredentials<?> own) {
            return own;
        }
        throw new IllegalArgumentException("Invalid credential type");
    }

    static boolean isOpen(AccessRestrictions restrictions) {
        return restrictions.permissionNames() == null && restrictions.actions() == null;
    }

    @Override
    public P principal() {
        return principal;
    }

    @Override
    public @Nullable Instant expiresAt() {
        return expiry;
    }

    /** The proof, which leaves this room for other plugins and for nobody else. */
    @Nullable
    String token() {
        return token;
    }

    /** What a restricted service may do in which plugins; empty for everything. */
    Map<String, AccessRestrictions> restrictions() {
        return restrictions;
    }

    @Override
    public String toString() {
        return "backstageCredentials{" + PrincipalText.of(principal) + "}";
    }
}

package dev.stagedoor.permissions.autoconfigure;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/** Credentials that a test believes. */
record TestCredentials<P extends Principal>(P principal) implements BackstageCredentials<P> {

    static final TestCredentials<UserPrincipal> ADA = user("user:default/ada");

    static final TestCredentials<NonePrincipal> NOBODY = new TestCredentials<>(new NonePrincipal());

    static TestCredentials<UserPrincipal> user(String ref) {
        return new TestCredentials<>(new UserPrincipal(ref));
    }

    static TestCredentials<ServicePrincipal> service(
            @Nullable List<String> permissionNames, @Nullable List<PermissionAction> actions) {
        return new TestCredentials<>(
                new ServicePrincipal("external:robot", new AccessRestrictions(permissionNames, actions)));
    }

    /** What stands for their token: {@code user:default/ada}, {@code user:default/ada via plugin:x}, {@code plugin:x}. */
    static BackstageCredentials<?> of(@Nullable String token) {
        if (token == null) {
            return NOBODY;
        }
        String[] parts = token.split("\\+");
        if (parts[0].startsWith("user:")) {
            return new TestCredentials<>(
                    new UserPrincipal(parts[0], parts.length == 1 ? null : new ServicePrincipal(parts[1])));
        }
        return new TestCredentials<>(new ServicePrincipal(parts[0]));
    }

    String text() {
        if (principal instanceof UserPrincipal user) {
            return user.userEntityRef();
        }
        return principal instanceof ServicePrincipal service ? service.subject() : "nobody";
    }

    @Override
    public @Nullable Instant expiresAt() {
        return null;
    }
}

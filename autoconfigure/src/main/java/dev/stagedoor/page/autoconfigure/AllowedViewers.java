package dev.stagedoor.page.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.InputException;

/**
 * Who may see the page.
 *
 * @param users the users
 * @param services the subjects of the services
 */
record AllowedViewers(Set<EntityRef> users, Set<String> services) {

    private static final String USER = "user:";

    static AllowedViewers of(List<String> entries) {
        Set<EntityRef> users = new HashSet<>();
        Set<String> services = new HashSet<>();
        for (String entry : entries) {
            if (isUser(entry)) {
                users.add(EntityRef.parse(entry.strip()));
            } else {
                services.add(entry.strip());
            }
        }
        return new AllowedViewers(Set.copyOf(users), Set.copyOf(services));
    }

    static boolean isUsable(String entry) {
        if (!isUser(entry)) {
            return entry.strip().matches("\\S+");
        }
        try {
            EntityRef.parse(entry.strip());
            return true;
        } catch (InputException ex) {
            return false;
        }
    }

    private static boolean isUser(String entry) {
        return entry.strip().regionMatches(true, 0, USER, 0, USER.length());
    }

    /** A service that may do some things alone is not one of those who may see everything. */
    boolean contains(Principal principal) {
        if (principal instanceof UserPrincipal user) {
            return users.contains(EntityRef.parse(user.userEntityRef()));
        }
        return principal instanceof ServicePrincipal service
                && service.accessRestrictions() == null
                && services.contains(service.subject());
    }

    /** What someone is called. */
    static String nameOf(Principal principal) {
        if (principal instanceof UserPrincipal user) {
            return user.userEntityRef();
        }
        return principal instanceof ServicePrincipal service ? service.subject() : "nobody";
    }
}

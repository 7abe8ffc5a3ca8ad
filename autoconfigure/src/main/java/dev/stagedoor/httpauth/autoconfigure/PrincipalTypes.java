package dev.stagedoor.httpauth.autoconfigure;

import java.util.EnumSet;
import java.util.Set;

import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/** Which kinds of principal a class stands for. */
final class PrincipalTypes {

    private PrincipalTypes() {}

    static Set<PrincipalType> of(Class<? extends Principal> type) {
        Set<PrincipalType> types = EnumSet.noneOf(PrincipalType.class);
        add(types, type, UserPrincipal.class, PrincipalType.USER);
        add(types, type, ServicePrincipal.class, PrincipalType.SERVICE);
        add(types, type, NonePrincipal.class, PrincipalType.NONE);
        return types;
    }

    private static void add(
            Set<PrincipalType> types, Class<?> wanted, Class<? extends Principal> known, PrincipalType type) {
        if (wanted.isAssignableFrom(known)) {
            types.add(type);
        }
    }
}

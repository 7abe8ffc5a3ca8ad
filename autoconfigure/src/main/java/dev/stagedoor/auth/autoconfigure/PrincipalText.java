package dev.stagedoor.auth.autoconfigure;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/** Principals as Backstage tells them in logs. */
final class PrincipalText {

    private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

    private PrincipalText() {}

    static String of(Principal principal) {
        if (principal instanceof UserPrincipal user) {
            String actor = user.actor() == null ? "" : ",actor={" + service(user.actor()) + "}";
            return "userPrincipal{" + user.userEntityRef() + actor + "}";
        }
        return principal instanceof ServicePrincipal service ? service(service) : "nonePrincipal";
    }

    private static String service(ServicePrincipal service) {
        AccessRestrictions restrictions = service.accessRestrictions();
        return "servicePrincipal{" + service.subject()
                + (restrictions == null ? "" : ",accessRestrictions=" + hash(restrictions))
                + "}";
    }

    private static String hash(AccessRestrictions restrictions) {
        byte[] digest = Digests.sha256(JSON.writeToString(json(restrictions)));
        return Base64.getEncoder().withoutPadding().encodeToString(digest);
    }

    private static Map<String, Object> json(AccessRestrictions restrictions) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (restrictions.permissionNames() != null) {
            json.put("permissionNames", restrictions.permissionNames());
        }
        if (restrictions.actions() != null) {
            List<String> actions = new ArrayList<>();
            for (PermissionAction action : restrictions.actions()) {
                actions.add(action.toString());
            }
            json.put("permissionAttributes", Map.of("action", actions));
        }
        return json;
    }
}

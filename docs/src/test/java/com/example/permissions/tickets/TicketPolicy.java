package com.example.permissions.tickets;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.PolicyQuery;
import dev.stagedoor.permissions.PolicyUser;
import dev.stagedoor.permissions.ResourcePermission;

// tag::policy[]
class TicketPolicy implements PermissionPolicy { // a @Bean of the application

    @Override
    public PolicyDecision handle(PolicyQuery query, @Nullable PolicyUser user) {
        if (user == null) {
            return AuthorizeResult.DENY;
        }
        if (query.permission().equals(TicketPermissions.READ)
                || query.permission().equals(TicketPermissions.DELETE)) {
            return TicketPermissions.TICKET.decision(TicketPermissions.IS_OWNER.condition(
                    new TicketPermissions.Owners(user.info().ownershipEntityRefs())));
        }
        if (query.permission() instanceof ResourcePermission entity
                && entity.resourceType().equals("catalog-entity")
                && entity.action() == PermissionAction.DELETE) {
            return TicketPolicies.ownEntities(user);
        }
        return AuthorizeResult.ALLOW;
    }
}
// end::policy[]

/** Decisions about what other plugins have. */
final class TicketPolicies {

    private TicketPolicies() {}

    // tag::foreign[]
    static PolicyDecision ownEntities(PolicyUser user) {
        return new ConditionalDecision(
                "catalog",
                "catalog-entity",
                new PermissionCriteria.Condition(
                        "IS_ENTITY_OWNER",
                        "catalog-entity",
                        Map.of("claims", user.info().ownershipEntityRefs())));
    }
    // end::foreign[]
}

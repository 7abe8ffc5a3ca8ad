package com.example.permissions.tickets;

import java.util.List;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.ParamDescription;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.permissions.SqlCondition;

// tag::permissions[]
public final class TicketPermissions {

    public static final PermissionResourceRef<Ticket, SqlCondition> TICKET =
            PermissionResourceRef.of("tickets", "ticket");

    public static final BasicPermission CREATE = Permission.basic("ticket.create", PermissionAction.CREATE);

    public static final ResourcePermission READ =
            Permission.resource("ticket.read", PermissionAction.READ, TICKET.resourceType());

    public static final ResourcePermission DELETE =
            Permission.resource("ticket.delete", PermissionAction.DELETE, TICKET.resourceType());

    public static final PermissionRule<Ticket, SqlCondition, Owners> IS_OWNER = PermissionRule.of(
            TICKET,
            "IS_OWNER",
            "Allows tickets of one of these owners",
            Owners.class,
            (ticket, params) -> params.owners().contains(ticket.owner()), // one ticket in memory
            params -> SqlCondition.in("owner", params.owners())); // and many in the database

    private TicketPermissions() {}

    public record Owners(
            @ParamDescription("Entity refs of users and groups")
            List<String> owners) {}
}
// end::permissions[]

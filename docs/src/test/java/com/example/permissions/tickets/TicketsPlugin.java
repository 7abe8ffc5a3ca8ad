package com.example.permissions.tickets;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRuleset;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.RequirePermission;
import dev.stagedoor.permissions.SqlCondition;

@BackendPlugin("tickets")
class TicketsPlugin {

    // tag::register[]
    @Init
    void init(PermissionsRegistryService permissions, Tickets tickets, DatabaseService database) {
        database.migrate();
        permissions.addPermissions(TicketPermissions.CREATE);
        permissions.addResourceType(PermissionResourceType.of(TicketPermissions.TICKET)
                .permissions(TicketPermissions.READ, TicketPermissions.DELETE)
                .rules(TicketPermissions.IS_OWNER)
                .resources(tickets::byIds));
    }
    // end::register[]
}

// tag::check[]
@Service
class TicketDesk {

    private final Tickets tickets;

    private final PermissionsService permissions;

    TicketDesk(Tickets tickets, PermissionsService permissions) {
        this.tickets = tickets;
        this.permissions = permissions;
    }

    void create(Ticket ticket, BackstageCredentials<?> credentials) {
        permissions.require(TicketPermissions.CREATE, credentials); // or NotAllowedException, which is a 403
        tickets.add(ticket);
    }

    List<Ticket> list(BackstageCredentials<?> credentials) {
        return tickets.visible(permissions.authorizeConditional(TicketPermissions.READ, credentials));
    }
}
// end::check[]

// tag::sql[]
@Repository
class Tickets {

    private static final PermissionRuleset<Ticket, SqlCondition> RULES =
            PermissionRuleset.of(TicketPermissions.TICKET, TicketPermissions.IS_OWNER);

    private final JdbcClient jdbc;

    Tickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Ticket> visible(PolicyDecision decision) {
        return find(SqlCondition.of(decision, RULES)); // all, none, or those for which the conditions hold
    }

    Map<String, Ticket> byIds(Set<String> ids) {
        return find(SqlCondition.in("id", ids)).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    private List<Ticket> find(SqlCondition where) {
        return jdbc.sql("select id, owner, title from ticket where " + where.text() + " order by id")
                .params(where.params())
                .query(Ticket.class)
                .list();
    }
    // end::sql[]

    void add(Ticket ticket) {
        jdbc.sql("insert into ticket (id, owner, title) values (?, ?, ?)")
                .params(ticket.id(), ticket.owner(), ticket.title())
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from ticket where id = ?").param(id).update();
    }
}

// tag::annotation[]
@RestController
class TicketController {

    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    @DeleteMapping("/tickets/{id}")
    @RequirePermission(value = "ticket.delete", resource = "{id}")
    void delete(@PathVariable String id) {
        tickets.remove(id);
    }
}
// end::annotation[]

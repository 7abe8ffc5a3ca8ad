package com.example.permissions.tickets;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionRuleset;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.PolicyQuery;
import dev.stagedoor.permissions.PolicyUser;
import dev.stagedoor.test.FakeDatabase;
import dev.stagedoor.test.FakePermissions;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The plugin and the policy of the page on permissions. */
class TicketsTests {

    private static final Ticket OWN = new Ticket("1", "user:default/ada", "The printer is on fire");

    private static final Ticket OTHER = new Ticket("2", "user:default/bob", "The coffee is cold");

    private final FakeDatabase database = FakeDatabase.inMemory("tickets");

    @AfterEach
    void close() {
        database.close();
    }

    // tag::fake[]
    @Test
    void aListHasWhatTheCallerMaySee() {
        FakePermissions permissions = new FakePermissions() // allows what it is not told about
                .decide(
                        TicketPermissions.READ,
                        TicketPermissions.TICKET.decision(TicketPermissions.IS_OWNER.condition(
                                new TicketPermissions.Owners(List.of("user:default/ada")))));
        try (TestBackend backend = TestBackend.builder()
                .features(TicketsPlugin.class, permissions, database)
                .start()) {
            TicketDesk desk = backend.pluginBean("tickets", TicketDesk.class);
            desk.create(OWN, MockCredentials.user());
            desk.create(OTHER, MockCredentials.user());

            assertThat(desk.list(MockCredentials.user())).containsExactly(OWN);
            assertThat(permissions.requests())
                    .extracting(FakePermissions.Request::permission)
                    .containsExactly(TicketPermissions.CREATE, TicketPermissions.CREATE, TicketPermissions.READ);
        }
    }
    // end::fake[]

    @Test
    void whoMayNotCreateIsRefused() {
        FakePermissions permissions = new FakePermissions().decide(TicketPermissions.CREATE, AuthorizeResult.DENY);
        try (TestBackend backend = TestBackend.builder()
                .features(TicketsPlugin.class, permissions, database)
                .start()) {
            TicketDesk desk = backend.pluginBean("tickets", TicketDesk.class);
            assertThatExceptionOfType(NotAllowedException.class)
                    .isThrownBy(() -> desk.create(OWN, MockCredentials.user()));
        }
    }

    // tag::policy[]
    @Test
    void ownTicketsMayBeRead() {
        PolicyUser ada = PolicyUser.of(
                MockCredentials.user("user:default/ada"),
                new UserInfo("user:default/ada", List.of("user:default/ada", "group:default/team")));

        PolicyDecision decision = new TicketPolicy().handle(new PolicyQuery(TicketPermissions.READ), ada);

        PermissionRuleset<Ticket, ?> rules = PermissionRuleset.of(TicketPermissions.TICKET, TicketPermissions.IS_OWNER);
        assertThat(rules.isAllowed(decision, OWN)).isTrue();
        assertThat(rules.isAllowed(decision, OTHER)).isFalse();
    }
    // end::policy[]

    @Test
    void nobodyMayDoAnythingAndEntitiesAreDeletedByTheirOwners() {
        TicketPolicy policy = new TicketPolicy();
        assertThat(policy.handle(new PolicyQuery(TicketPermissions.CREATE), null))
                .isEqualTo(AuthorizeResult.DENY);
        PolicyUser ada = PolicyUser.of(
                MockCredentials.user("user:default/ada"),
                new UserInfo("user:default/ada", List.of("user:default/ada")));
        assertThat(policy.handle(new PolicyQuery(TicketPermissions.CREATE), ada))
                .isEqualTo(AuthorizeResult.ALLOW);
        assertThat(policy.handle(
                        new PolicyQuery(Permission.resource(
                                "catalog.entity.delete", PermissionAction.DELETE, "catalog-entity")),
                        ada))
                .isInstanceOf(ConditionalDecision.class);
    }
}

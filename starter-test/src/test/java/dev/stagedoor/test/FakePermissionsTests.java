package dev.stagedoor.test;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Permissions in tests. */
class FakePermissionsTests {

    private static final BasicPermission CREATE = Permission.basic("todo.create", PermissionAction.CREATE);

    private static final ResourcePermission READ = Permission.resource("todo.read", PermissionAction.READ, "todo-item");

    private static final PermissionResourceRef<String, Void> REF = PermissionResourceRef.of("todo", "todo-item");

    private static final PolicyDecision CONDITIONS = REF.decision(
            PermissionRule.of(REF, "X", "x", text -> true, () -> null).condition());

    private static final BackendFeature TODO =
            BackendFeature.plugin("todo", env -> env.registerInit(deps -> {}, CoreServices.PERMISSIONS));

    @Test
    @Case("PRM-80")
    void everythingIsAllowedInATestBackend() {
        try (TestBackend backend =
                TestBackend.builder().features(TODO).webServer(false).start()) {
            PermissionsService permissions = backend.service("todo", CoreServices.PERMISSIONS);
            assertThat(permissions.authorize(CREATE, MockCredentials.user())).isEqualTo(AuthorizeResult.ALLOW);
            assertThat(permissions).isInstanceOf(FakePermissions.class);
        }
    }

    @Test
    @Case("PRM-80")
    void aTestSaysWhatIsDecidedAndSeesWhatWasAsked() {
        FakePermissions fake = new FakePermissions().decide(CREATE, AuthorizeResult.DENY);
        try (TestBackend backend =
                TestBackend.builder().features(TODO, fake).webServer(false).start()) {
            PermissionsService permissions = backend.service("todo", CoreServices.PERMISSIONS);
            var ada = MockCredentials.user("user:default/ada");
            assertThat(permissions.authorize(
                            List.of(new AuthorizeRequest(CREATE), new AuthorizeRequest(READ, "1")), ada))
                    .containsExactly(AuthorizeResult.DENY, AuthorizeResult.ALLOW);
            assertThat(fake.requests())
                    .containsExactly(
                            new FakePermissions.Request(CREATE, null, ada),
                            new FakePermissions.Request(READ, "1", ada));
        }
    }

    @Test
    void resourcesAreDecidedOneByOneWhereThePermissionHasConditions() {
        FakePermissions fake =
                FakePermissions.denying().decide(READ, CONDITIONS).decide(READ, "1", AuthorizeResult.ALLOW);
        assertThat(fake.authorizeConditional(READ, MockCredentials.user())).isEqualTo(CONDITIONS);
        assertThat(fake.authorize(READ, "1", MockCredentials.user())).isEqualTo(AuthorizeResult.ALLOW);
        assertThat(fake.authorize(CREATE, MockCredentials.user())).isEqualTo(AuthorizeResult.DENY);
        assertThatIllegalStateException()
                .isThrownBy(() -> fake.authorize(READ, "2", MockCredentials.user()))
                .withMessageContaining("decide(permission, resourceRef, result)");
    }

    @Test
    void aRegistryKeepsWhatIsRegistered() {
        FakePermissionsRegistry registry = new FakePermissionsRegistry();
        PermissionRule<String, Void, ?> rule = PermissionRule.of(REF, "X", "x", text -> true, () -> null);
        registry.addPermissions(CREATE);
        registry.addResourceType(PermissionResourceType.of(REF).permissions(READ));
        registry.addPermissionRules(rule);
        assertThat(registry.permissions()).containsExactly(CREATE, READ);
        assertThat(registry.rules()).containsExactly(rule);
        assertThat(registry.types()).containsOnlyKeys("todo-item");
        assertThat(registry.getPermissionRuleset(REF).getRuleByName("X")).isSameAs(rule);
    }
}

package dev.stagedoor.permissions.autoconfigure;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static dev.stagedoor.permissions.AuthorizeResult.ALLOW;
import static dev.stagedoor.permissions.AuthorizeResult.DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a plugin is told, by itself and by the permission backend. */
@ExtendWith(OutputCaptureExtension.class)
class PermissionsServiceTests {

    private static final BasicPermission CREATE = Permission.basic("todo.create", PermissionAction.CREATE);

    private static final BasicPermission SHRUG = Permission.basic("todo.shrug", null);

    private static final ResourcePermission READ = Permission.resource("todo.read", PermissionAction.READ, "todo-item");

    @RegisterExtension
    final TestServer server = new TestServer();

    @RegisterExtension
    final OtherBackend backstage = new OtherBackend();

    // Services

    @Test
    @Case("PRM-01")
    void aServiceWithoutRestrictionsMayDoEverythingWithoutAskingAnybody() {
        PermissionsService permissions = start(true);
        var robot = new TestCredentials<>(new ServicePrincipal("plugin:robot"));
        assertThat(permissions.authorize(CREATE, robot)).isEqualTo(ALLOW);
        assertThat(permissions.authorize(READ, "1", robot)).isEqualTo(ALLOW);
        assertThat(permissions.authorizeConditional(READ, robot)).isEqualTo(ALLOW);
        assertThat(permissions.authorize(
                        SHRUG,
                        new TestCredentials<>(
                                new ServicePrincipal("external:robot", new AccessRestrictions(null, null)))))
                .isEqualTo(ALLOW);
        assertThat(backstage.requests()).isEmpty();
    }

    @Test
    @Case("PRM-02")
    void aServiceMayDoOnlyThePermissionsThatItsRestrictionsName() {
        PermissionsService permissions = start(true);
        var robot = TestCredentials.service(List.of("todo.create", "other"), null);
        assertThat(permissions.authorize(
                        List.of(
                                new AuthorizeRequest(READ, "1"),
                                new AuthorizeRequest(CREATE),
                                new AuthorizeRequest(SHRUG)),
                        robot))
                .containsExactly(DENY, ALLOW, DENY);
        assertThat(permissions.authorizeConditional(READ, robot)).isEqualTo(DENY);
        assertThat(backstage.requests()).isEmpty();
    }

    @Test
    @Case("PRM-02")
    void aServiceMayDoOnlyTheActionsThatItsRestrictionsName() {
        PermissionsService permissions = start(true);
        var robot = TestCredentials.service(null, List.of(PermissionAction.READ, PermissionAction.UPDATE));
        assertThat(permissions.authorize(READ, "1", robot)).isEqualTo(ALLOW);
        assertThat(permissions.authorizeConditional(READ, robot)).isEqualTo(ALLOW);
        assertThat(permissions.authorize(CREATE, robot)).isEqualTo(DENY);
        assertThat(permissions.authorize(SHRUG, robot))
                .as("a permission without an action")
                .isEqualTo(DENY);
        assertThat(permissions.authorize(
                        CREATE, TestCredentials.service(List.of("todo.create"), List.of(PermissionAction.READ))))
                .isEqualTo(DENY);
    }

    @Test
    @Case("PRM-03")
    void restrictionsHoldWherePermissionsAreDisabledToo() {
        PermissionsService permissions = start(false);
        assertThat(permissions.authorize(CREATE, TestCredentials.service(List.of("other"), null)))
                .isEqualTo(DENY);
        assertThat(permissions.authorizeConditional(READ, TestCredentials.service(List.of("other"), null)))
                .isEqualTo(DENY);
    }

    // Disabled

    @Test
    @Case("PRM-04")
    void everythingIsAllowedToUsersAndNobodyUnlessPermissionsAreEnabled() {
        PermissionsService permissions = start(false);
        assertThat(permissions.authorize(CREATE, TestCredentials.ADA)).isEqualTo(ALLOW);
        assertThat(permissions.authorize(CREATE, TestCredentials.NOBODY)).isEqualTo(ALLOW);
        assertThat(permissions.authorizeConditional(READ, TestCredentials.ADA)).isEqualTo(ALLOW);
        assertThat(backstage.requests()).isEmpty();
    }

    // The permission backend

    @Test
    @Case("PRM-05")
    void aUserIsDecidedByThePermissionBackendOnTheUsersBehalf() {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"" + (item.containsKey("resourceRef") ? "DENY" : "ALLOW") + "\"");
        assertThat(permissions.authorize(
                        List.of(new AuthorizeRequest(CREATE), new AuthorizeRequest(READ, "1")), TestCredentials.ADA))
                .containsExactly(ALLOW, DENY);
        assertThat(backstage.requests()).hasSize(1);
        OtherBackend.Request request = backstage.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/permission/authorize");
        assertThat(request.authorization()).isEqualTo("Bearer user:default/ada+plugin:todo");
        assertThat(request.items().get(0))
                .containsOnlyKeys("id", "permission")
                .containsEntry(
                        "permission",
                        Map.of("type", "basic", "name", "todo.create", "attributes", Map.of("action", "create")));
        assertThat(request.items().get(1))
                .containsOnlyKeys("id", "permission", "resourceRef")
                .containsEntry("resourceRef", "1")
                .containsEntry(
                        "permission",
                        Map.of(
                                "type", "resource",
                                "name", "todo.read",
                                "attributes", Map.of("action", "read"),
                                "resourceType", "todo-item"));
        assertThat(request.items()).extracting(item -> item.get("id")).doesNotHaveDuplicates();
    }

    @Test
    @Case("PRM-05")
    void aPermissionWithoutAnActionIsSentWithEmptyAttributes() {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"ALLOW\"");
        permissions.authorize(SHRUG, TestCredentials.ADA);
        assertThat(backstage.requests().get(0).items().get(0))
                .containsEntry("permission", Map.of("type", "basic", "name", "todo.shrug", "attributes", Map.of()));
    }

    @Test
    @Case("PRM-05")
    void aReferenceMayHaveAnyCharacter() {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"ALLOW\"");
        permissions.authorize(READ, "käse/\\\"\u4e2d\n", TestCredentials.ADA);
        assertThat(backstage.requests().get(0).items().get(0)).containsEntry("resourceRef", "käse/\\\"\u4e2d\n");
    }

    @Test
    @Case("PRM-06")
    void nobodyIsDecidedByThePermissionBackendWithoutAToken() {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"DENY\"");
        assertThat(permissions.authorize(CREATE, TestCredentials.NOBODY)).isEqualTo(DENY);
        assertThat(backstage.requests().get(0).authorization()).isNull();
    }

    @Test
    @Case("PRM-07")
    void anAnswerCountsOnlyIfItHasExactlyTheIdsThatWereAsked() {
        PermissionsService permissions = start(true);
        for (String answer : List.of(
                "{\"items\":[{\"id\":\"other\",\"result\":\"ALLOW\"}]}",
                "{\"items\":[]}",
                "{\"items\":[{\"result\":\"ALLOW\"}]}",
                "{}",
                "[]",
                "nonsense")) {
            backstage.answer(200, answer);
            assertThatIllegalStateException()
                    .as(answer)
                    .isThrownBy(() -> permissions.authorize(CREATE, TestCredentials.ADA))
                    .withMessageContaining("Plugin 'permission' answered");
        }
        backstage.answerItems(item -> "\"result\":\"ALLOW\"},{\"id\":\"more\",\"result\":\"ALLOW\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> permissions.authorize(CREATE, TestCredentials.ADA))
                .withMessage("Plugin 'permission' answered other items than it was asked for");
    }

    @Test
    @Case("PRM-07")
    void aResultThatIsNeitherYesNorNoIsAnErrorAndNeverAYes() {
        PermissionsService permissions = start(true);
        for (String result : List.of("\"allow\"", "\"CONDITIONAL\"", "true", "null", "[\"ALLOW\"]", "1")) {
            backstage.answerItems(item -> "\"result\":" + result);
            assertThatIllegalStateException()
                    .as(result)
                    .isThrownBy(() -> permissions.authorize(CREATE, TestCredentials.ADA))
                    .withMessageContaining("can not be read");
        }
    }

    @Test
    @Case("PRM-08")
    void aRefusalOfThePermissionBackendGoesToWhoeverAsks() {
        PermissionsService permissions = start(true);
        backstage.answer(
                401,
                "{\"error\":{\"name\":\"AuthenticationError\",\"message\":\"Missing credentials\"},"
                        + "\"response\":{\"statusCode\":401}}");
        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> permissions.authorize(CREATE, TestCredentials.NOBODY))
                .satisfies(ex -> assertThat(ex.getStatusCode()).isEqualTo(401))
                .withMessage("Request failed with 401 Unauthorized");
    }

    @Test
    @Case("PRM-09")
    void aConditionalAnswerIsHandedOnWithItsConditions() {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"CONDITIONAL\",\"pluginId\":\"todo\",\"resourceType\":\"todo-item\","
                + "\"conditions\":{\"anyOf\":[{\"rule\":\"IS_OWNER\",\"resourceType\":\"todo-item\",\"params\":"
                + "{\"owners\":[\"a\",null],\"n\":1}},{\"not\":{\"allOf\":[{\"rule\":\"IS_OPEN\","
                + "\"resourceType\":\"todo-item\"}]}}]}");
        ConditionalDecision decision =
                (ConditionalDecision) permissions.authorizeConditional(READ, TestCredentials.ADA);
        assertThat(decision.pluginId()).isEqualTo("todo");
        assertThat(decision.resourceType()).isEqualTo("todo-item");
        PermissionCriteria.AnyOf any = (PermissionCriteria.AnyOf) decision.conditions();
        assertThat(any.criteria().get(1))
                .isEqualTo(PermissionCriteria.not(
                        PermissionCriteria.allOf(new PermissionCriteria.Condition("IS_OPEN", "todo-item"))));
        PermissionCriteria.Condition condition =
                (PermissionCriteria.Condition) any.criteria().get(0);
        assertThat(condition.params().get("n")).isEqualTo(1);
        assertThat(condition.params().get("owners"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("a", null);
        assertThat(backstage.requests().get(0).items().get(0)).containsOnlyKeys("id", "permission");
    }

    @Test
    @Case("PRM-09")
    void conditionsWithoutAnyPartAreNoConditions() {
        PermissionsService permissions = start(true);
        for (String conditions : List.of("{\"anyOf\":[]}", "{\"allOf\":[]}", "{}", "{\"not\":[]}", "[]", "null")) {
            backstage.answerItems(item -> "\"result\":\"CONDITIONAL\",\"pluginId\":\"todo\","
                    + "\"resourceType\":\"todo-item\",\"conditions\":" + conditions);
            assertThatIllegalStateException()
                    .as(conditions)
                    .isThrownBy(() -> permissions.authorizeConditional(READ, TestCredentials.ADA));
        }
    }

    @Test
    @Case("PRM-10")
    void batchedRequestsOfOnePermissionGoAsOneAndComeBackInTheirOrder() {
        server.property("permission.EXPERIMENTAL_enableBatchedRequests", true);
        PermissionsService permissions = start(true);
        backstage.answerItems(
                item -> "\"result\":" + (item.containsKey("resourceRef") ? "[\"DENY\",\"ALLOW\"]" : "\"ALLOW\""));
        assertThat(permissions.authorize(
                        List.of(
                                new AuthorizeRequest(READ, "a"),
                                new AuthorizeRequest(CREATE),
                                new AuthorizeRequest(READ, "b"),
                                new AuthorizeRequest(READ, "a")),
                        TestCredentials.ADA))
                .containsExactly(DENY, ALLOW, ALLOW, DENY);
        List<Map<String, Object>> items = backstage.requests().get(0).items();
        assertThat(items).hasSize(2);
        assertThat(items.get(0)).containsEntry("resourceRef", List.of("a", "b"));
        assertThat(items.get(1)).doesNotContainKey("resourceRef");
    }

    @Test
    @Case("PRM-10")
    void oneResultForABatchGoesForAllOfItAndAnotherNumberIsAnError() {
        server.property("permission.EXPERIMENTAL_enableBatchedRequests", true);
        PermissionsService permissions = start(true);
        List<AuthorizeRequest> requests = List.of(new AuthorizeRequest(READ, "a"), new AuthorizeRequest(READ, "b"));
        backstage.answerItems(item -> "\"result\":\"ALLOW\"");
        assertThat(permissions.authorize(requests, TestCredentials.ADA)).containsExactly(ALLOW, ALLOW);
        for (String results : List.of("[\"ALLOW\"]", "[]", "[\"ALLOW\",\"ALLOW\",\"ALLOW\"]")) {
            backstage.answerItems(item -> "\"result\":" + results);
            assertThatIllegalStateException()
                    .as(results)
                    .isThrownBy(() -> permissions.authorize(requests, TestCredentials.ADA));
        }
    }

    @Test
    void nothingIsAskedForNoRequests() {
        PermissionsService permissions = start(true);
        assertThat(permissions.authorize(List.of(), TestCredentials.ADA)).isEmpty();
        assertThat(permissions.authorizeConditional(List.of(), TestCredentials.ADA))
                .isEmpty();
        assertThat(backstage.requests()).isEmpty();
    }

    // Conveniences

    @Test
    @Case("PRM-11")
    void aDeniedPermissionThatIsRequiredIsRefusedAndLoggedWithItsReason(CapturedOutput output) {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"DENY\"");
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> permissions.require(READ, "1", TestCredentials.ADA))
                .withMessage("Unauthorized");
        assertThat(output).contains("Refused user:default/ada: PERMISSION_DENIED, permission todo.read for 1");
        backstage.answerItems(item -> "\"result\":\"ALLOW\"");
        permissions.require(READ, "1", TestCredentials.ADA);
    }

    @Test
    @Case("PRM-11")
    void aReferenceDoesNotWriteLinesIntoTheLog(CapturedOutput output) {
        PermissionsService permissions = start(true);
        backstage.answerItems(item -> "\"result\":\"DENY\"");
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> permissions.require(READ, "1\nforged" + "x".repeat(300), TestCredentials.ADA));
        assertThat(output).contains("for 1?forgedxxx").doesNotContain("x".repeat(250));
    }

    @Test
    void aListIsFilteredWithOneRequest() {
        PermissionsService permissions = start(true);
        backstage.answerItems(
                item -> "\"result\":\"" + (item.get("resourceRef").equals("2") ? "DENY" : "ALLOW") + "\"");
        assertThat(permissions.<Integer>filter(List.of(1, 2, 3), READ, String::valueOf, TestCredentials.ADA))
                .containsExactly(1, 3);
        assertThat(backstage.requests()).hasSize(1);
    }

    @Test
    void decisionsAreCountedAsLongAsTheirPluginRuns() {
        PermissionsService permissions = start(false);
        permissions.authorize(CREATE, TestCredentials.ADA);
        permissions.authorize(CREATE, TestCredentials.service(List.of(), null));
        permissions.authorize(CREATE, TestCredentials.ADA);
        MeterRegistry meters = server.context().getBean(MeterRegistry.class);
        assertThat(meters.get("stagedoor.permissions.decisions")
                        .tags("plugin", "todo", "result", "allow")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("stagedoor.permissions.decisions")
                        .tags("plugin", "todo", "result", "deny")
                        .counter()
                        .count())
                .isEqualTo(1);
        server.plugin("todo").restart();
        assertThat(meters.find("stagedoor.permissions.decisions").counters()).isEmpty();
    }

    @Test
    void aKeyThatIsNoTruthValueIsToldAtTheStart() {
        server.property("permission.enabled", "perhaps");
        assertThat(catchThrowable(() -> server.run(TestIdentity.class))).hasStackTraceContaining("permission.enabled");
    }

    private PermissionsService start(boolean enabled) {
        server.property("permission.enabled", enabled)
                .property("discovery.endpoints[0].target", backstage.url())
                .property("discovery.endpoints[0].plugins[0]", "permission")
                .add(BackendFeature.plugin("todo", env -> env.registerInit(deps -> {}, CoreServices.PERMISSIONS)))
                .run(TestIdentity.class);
        return server.context().getBean(PluginServices.class).get("todo", CoreServices.PERMISSIONS);
    }
}

package dev.stagedoor.permissions.autoconfigure;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.PolicyExtensionPoint;
import dev.stagedoor.permissions.PolicyQuery;
import dev.stagedoor.permissions.PolicyUser;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A policy of the application: for its own plugins, and for other backends as the plugin {@code permission}. */
@ExtendWith(OutputCaptureExtension.class)
class PermissionPolicyTests {

    private static final String AUTHORIZE = "/api/permission/authorize";

    @RegisterExtension
    final TestServer server =
            new TestServer().property("stagedoor.mode", "development").property("permission.enabled", true);

    @RegisterExtension
    final OtherBackend elsewhere = new OtherBackend();

    private final Things things = new Things();

    private final TestPolicy policy = new TestPolicy();

    private final Caller ada = new Caller(server, "user:default/ada");

    private final Caller plugin = new Caller(server, "user:default/ada+plugin:foo");

    @BeforeEach
    void countFromZero() {
        TestIdentity.LOOKUPS.set(0);
    }

    // In process

    @Test
    @Case("PRM-40")
    void thePolicyOfTheApplicationDecidesInProcess() {
        PermissionsService permissions = start();
        policy.decision = AuthorizeResult.DENY;
        assertThat(permissions.authorize(Things.CREATE, TestCredentials.ADA)).isEqualTo(AuthorizeResult.DENY);
        policy.decision = AuthorizeResult.ALLOW;
        assertThat(permissions.authorize(Things.READ, "1", TestCredentials.ADA)).isEqualTo(AuthorizeResult.ALLOW);
        assertThat(policy.permissions).containsExactly(Things.CREATE, Things.READ);
        assertThat(policy.users.get(0).credentials()).isSameAs(TestCredentials.ADA);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    @Case("PRM-40")
    void nobodyIsNoUserToThePolicyAndServicesNeverReachIt() {
        PermissionsService permissions = start();
        permissions.authorize(Things.CREATE, TestCredentials.NOBODY);
        assertThat(policy.users).containsOnlyNulls();
        permissions.authorize(Things.CREATE, TestCredentials.service(null, null));
        assertThat(policy.permissions).hasSize(1);
    }

    @Test
    @Case("PRM-41")
    void whatAUserOwnsIsLookedUpOnceAndOnlyIfThePolicyAsks() {
        PermissionsService permissions = start();
        permissions.authorize(Things.CREATE, TestCredentials.ADA);
        assertThat(TestIdentity.LOOKUPS).hasValue(0);
        assertThat(policy.users.get(0).info().ownershipEntityRefs())
                .containsExactly("user:default/ada", "group:default/team");
        policy.users.get(0).info();
        assertThat(TestIdentity.LOOKUPS).hasValue(1);
    }

    @Test
    @Case("PRM-42")
    void conditionsOfThePolicyAreAppliedInProcessToTheResourcesOfAPluginThatRunsHere() {
        PermissionsService permissions = start();
        policy.decision = Things.THING.decision(Things.IS_OWNER.condition(new Things.Owner("user:default/ada")));
        assertThat(permissions.authorize(
                        List.of(
                                new AuthorizeRequest(Things.READ, "1"),
                                new AuthorizeRequest(Things.READ, "3"),
                                new AuthorizeRequest(Things.READ, "nope"),
                                new AuthorizeRequest(Things.READ, "1")),
                        TestCredentials.ADA))
                .containsExactly(
                        AuthorizeResult.ALLOW, AuthorizeResult.DENY, AuthorizeResult.DENY, AuthorizeResult.ALLOW);
        assertThat(things.loads).containsExactly(Set.of("1", "3", "nope"));
        assertThat(policy.permissions).as("one question for one permission").hasSize(1);
        assertThat(elsewhere.requests()).isEmpty();
        assertThat(permissions.authorizeConditional(Things.READ, TestCredentials.ADA))
                .isEqualTo(policy.decision);
    }

    @Test
    @Case("PRM-43")
    void conditionsAreAppliedOverHttpByAPluginThatRunsElsewhereOnTheUsersBehalf() {
        PermissionsService permissions = start();
        ResourcePermission read = Permission.resource("catalog.read", null, "catalog-entity");
        policy.decision = new ConditionalDecision(
                "catalog",
                "catalog-entity",
                new PermissionCriteria.Condition("IS_OWNER", "catalog-entity", Map.of("claims", List.of("a"))));
        elsewhere.answerItems(item ->
                "\"result\":" + (item.get("resourceRef") instanceof List ? "[\"DENY\",\"ALLOW\"]" : "\"ALLOW\""));
        assertThat(permissions.authorize(
                        List.of(new AuthorizeRequest(read, "c:d/a"), new AuthorizeRequest(read, "c:d/b")),
                        TestCredentials.ADA))
                .containsExactly(AuthorizeResult.DENY, AuthorizeResult.ALLOW);
        assertThat(permissions.authorize(read, "c:d/a", TestCredentials.NOBODY)).isEqualTo(AuthorizeResult.ALLOW);
        OtherBackend.Request request = elsewhere.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/catalog/.well-known/backstage/permissions/apply-conditions");
        assertThat(request.authorization()).isEqualTo("Bearer user:default/ada+plugin:foo");
        assertThat(request.items())
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsOnlyKeys("id", "resourceRef", "resourceType", "conditions")
                        .containsEntry("resourceRef", List.of("c:d/a", "c:d/b"))
                        .containsEntry("resourceType", "catalog-entity")
                        .containsEntry(
                                "conditions",
                                Map.of(
                                        "rule", "IS_OWNER",
                                        "resourceType", "catalog-entity",
                                        "params", Map.of("claims", List.of("a")))));
        assertThat(elsewhere.requests().get(1).authorization()).isNull();
        assertThat(elsewhere.requests().get(1).items().get(0)).containsEntry("resourceRef", "c:d/a");
    }

    @Test
    @Case("PRM-43")
    void aPluginThatAnswersSomethingElseDecidesNothing() {
        PermissionsService permissions = start();
        ResourcePermission read = Permission.resource("catalog.read", null, "catalog-entity");
        policy.decision = new ConditionalDecision(
                "catalog", "catalog-entity", new PermissionCriteria.Condition("IS_OWNER", "catalog-entity"));
        for (String result : List.of("[\"ALLOW\",\"ALLOW\"]", "[]", "\"CONDITIONAL\"", "null")) {
            elsewhere.answerItems(item -> "\"result\":" + result);
            assertThatIllegalStateException()
                    .as(result)
                    .isThrownBy(() -> permissions.authorize(read, "c:d/a", TestCredentials.ADA));
        }
        elsewhere.answer(404, "");
        assertThatIllegalStateException()
                .isThrownBy(() -> permissions.authorize(read, "c:d/a", TestCredentials.ADA))
                .withMessage("Unexpected response from plugin upstream when applying conditions. Expected 200 but got"
                        + " 404 - Not Found");
    }

    @Test
    @Case("PRM-44")
    void conditionsForABasicPermissionOrAnotherTypeAreAnErrorOfThePolicy() {
        PermissionsService permissions = start();
        policy.decision = Things.THING.decision(Things.IS_OPEN.condition());
        assertThatIllegalStateException()
                .isThrownBy(() -> permissions.authorize(Things.CREATE, TestCredentials.ADA))
                .withMessage("Conditional decision returned from permission policy for non-resource permission"
                        + " foo.create");
        ResourcePermission other = Permission.resource("foo.other", null, "other");
        assertThatIllegalStateException()
                .isThrownBy(() -> permissions.authorize(other, "1", TestCredentials.ADA))
                .withMessage("Invalid resource conditions returned from permission policy for permission foo.other");
    }

    @Test
    @Case("PRM-44")
    void conditionsWithAnUnknownRuleOrWithoutAResourceAllowNothing() {
        PermissionsService permissions = start();
        policy.decision = Things.THING.decision(new PermissionCriteria.Condition("NOPE", "foo-thing"));
        assertThatIllegalStateException()
                .isThrownBy(() -> permissions.authorize(Things.READ, "1", TestCredentials.ADA))
                .withMessageContaining("Permission rule 'NOPE' does not exist for resource type 'foo-thing'");
        assertThatIllegalStateException()
                .isThrownBy(() -> permissions.authorize(Things.READ, null, TestCredentials.ADA))
                .withMessageContaining("depends on the resource, and none is named");
    }

    @Test
    @Case("PRM-45")
    void whatThePolicyThrowsGoesToWhoeverAsks() {
        PermissionsService permissions = start();
        policy.failure = new NotFoundException("no such group");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> permissions.authorize(Things.CREATE, TestCredentials.ADA));
    }

    // The plugin permission

    @Test
    @Case("PRM-50")
    void aBackendWithAPolicyHasThePluginPermissionWithItsHealth() throws Exception {
        start();
        HttpResponse<String> health = new Caller(server, null).get("/api/permission/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    @Case("PRM-50")
    void thePluginPermissionCanBeSwitchedOffWhileThePolicyDecidesForOwnPlugins() throws Exception {
        server.property("stagedoor.permission.serve", false);
        PermissionsService permissions = start();
        assertThat(new Caller(server, null).get("/api/permission/health").statusCode())
                .isEqualTo(404);
        assertThat(plugins()).containsExactly("foo");
        policy.decision = AuthorizeResult.DENY;
        assertThat(permissions.authorize(Things.CREATE, TestCredentials.ADA)).isEqualTo(AuthorizeResult.DENY);
    }

    @Test
    @Case("PRM-50")
    void aBackendWithoutAPolicyHasNoPluginPermission() {
        server.add(things.plugin()).run(TestIdentity.class);
        assertThat(plugins()).containsExactly("foo");
    }

    @Test
    @Case("PRM-51")
    void decisionsAreAnsweredWithTheIdsOfTheRequests() throws Exception {
        start();
        policy.decision = AuthorizeResult.DENY;
        HttpResponse<String> answer =
                ada.post(AUTHORIZE, "{\"items\":[" + basic("a") + "," + resource("b", "\"1\"") + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.body())
                .isEqualTo("{\"items\":[{\"id\":\"a\",\"result\":\"DENY\"},{\"id\":\"b\",\"result\":\"DENY\"}]}");
        assertThat(policy.permissions).containsExactly(Things.CREATE, Things.READ);
    }

    @Test
    @Case("PRM-52")
    void aUserWhoAsksDirectlyHasToNameTheResource() throws Exception {
        start();
        policy.decision = Things.THING.decision(Things.IS_OPEN.condition());
        HttpResponse<String> answer = ada.post(AUTHORIZE, "{\"items\":[" + resource("1", null) + "]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$.error"))
                .containsEntry("name", "InputError")
                .containsEntry(
                        "message",
                        "Resource permissions require a resourceRef to be set. Direct user requests without a"
                                + " resourceRef are not allowed.");
        assertThat(policy.permissions).isEmpty();
        assertThat(ada.post(AUTHORIZE, "{\"items\":[" + resource("1", "\"1\"") + "]}")
                        .body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":\"ALLOW\"}]}");
    }

    @Test
    @Case("PRM-52")
    void nobodyHasToNameTheResourceUnlessTheDefaultPolicyIsDisabled() throws Exception {
        server.property("backend.auth.dangerouslyDisableDefaultAuthPolicy", true);
        start();
        assertThat(new Caller(server, null)
                        .post(AUTHORIZE, "{\"items\":[" + resource("1", null) + "]}")
                        .body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":\"ALLOW\"}]}");
        assertThat(policy.users).containsOnlyNulls();
    }

    @Test
    @Case("PRM-53")
    void aPluginOnBehalfOfAUserIsToldTheConditions() throws Exception {
        start();
        policy.decision = Things.THING.decision(PermissionCriteria.anyOf(
                Things.IS_OWNER.condition(new Things.Owner("user:default/ada")),
                PermissionCriteria.not(PermissionCriteria.allOf(Things.IS_OPEN.condition()))));
        assertThat(plugin.post(AUTHORIZE, "{\"items\":[" + resource("1", null) + "]}")
                        .body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":\"CONDITIONAL\",\"pluginId\":\"foo\","
                        + "\"resourceType\":\"foo-thing\",\"conditions\":{\"anyOf\":[{\"rule\":\"IS_OWNER\","
                        + "\"resourceType\":\"foo-thing\",\"params\":{\"owner\":\"user:default/ada\"}},"
                        + "{\"not\":{\"allOf\":[{\"rule\":\"IS_OPEN\",\"resourceType\":\"foo-thing\"}]}}]}}]}");
        assertThat(policy.users.get(0).credentials().principal().actor()).isNotNull();
    }

    @Test
    @Case("PRM-54")
    void resourcesThatAreNamedAreDecidedOneOrMany() throws Exception {
        start();
        policy.decision = Things.THING.decision(Things.IS_OPEN.condition());
        assertThat(plugin.post(
                                AUTHORIZE,
                                "{\"items\":[" + resource("a", "[\"2\",\"1\",\"nope\"]") + "," + resource("b", "\"2\"")
                                        + "]}")
                        .body())
                .isEqualTo("{\"items\":[{\"id\":\"a\",\"result\":[\"DENY\",\"ALLOW\",\"DENY\"]},"
                        + "{\"id\":\"b\",\"result\":\"DENY\"}]}");
        assertThat(things.loads).as("one look for all").containsExactly(Set.of("1", "2", "nope"));
    }

    @Test
    @Case("PRM-55")
    void aServiceIsRefused() throws Exception {
        start();
        HttpResponse<String> answer =
                new Caller(server, "plugin:robot").post(AUTHORIZE, "{\"items\":[" + basic("1") + "]}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(JsonPath.<String>read(answer.body(), "$.error.message"))
                .isEqualTo("This endpoint does not allow 'service' credentials");
        assertThat(policy.permissions).isEmpty();
    }

    @Test
    @Case("PRM-56")
    void aRequestThatIsNotWhatIsExpectedIsRefused() throws Exception {
        start();
        for (String body : List.of(
                "{}",
                "{\"items\":[{}]}",
                "{\"items\":[" + basic("1").replace("\"id\":\"1\",", "") + "]}",
                "{\"items\":[" + basic("1").replace(",\"attributes\":{\"action\":\"create\"}", "") + "]}",
                "{\"items\":[" + basic("1").replace("\"create\"", "\"destroy\"") + "]}",
                "{\"items\":[" + basic("1").replace("basic", "other") + "]}",
                "{\"items\":[" + resource("1", "[]") + "]}",
                "{\"items\":[" + resource("1", "1") + "]}",
                "{\"items\":[" + resource("1", "\"1\"").replace(",\"resourceType\":\"foo-thing\"", "") + "]}")) {
            assertThat(ada.post(AUTHORIZE, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(policy.permissions).isEmpty();
    }

    @Test
    @Case("PRM-57")
    void aPolicyThatIsWrongIsAnErrorOfTheServer() throws Exception {
        start();
        policy.decision = Things.THING.decision(Things.IS_OPEN.condition());
        assertThat(ada.post(AUTHORIZE, "{\"items\":[" + basic("1") + "]}").statusCode())
                .isEqualTo(500);
        policy.decision = Things.THING.decision(new PermissionCriteria.Condition("NOPE", "foo-thing"));
        assertThat(ada.post(AUTHORIZE, "{\"items\":[" + resource("1", "\"1\"") + "]}")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    @Case("PRM-58")
    void aModuleOfThePluginPermissionSetsThePolicy() throws Exception {
        server.add(things.plugin()).run(TestIdentity.class, DenyModule.class);
        assertThat(plugins()).contains("permission");
        assertThat(ada.post(AUTHORIZE, "{\"items\":[" + basic("1") + "]}").body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":\"DENY\"}]}");
        PermissionsService permissions =
                server.context().getBean(PluginServices.class).get("foo", CoreServices.PERMISSIONS);
        assertThat(permissions.authorize(Things.CREATE, TestCredentials.ADA)).isEqualTo(AuthorizeResult.DENY);
    }

    @Test
    @Case("PRM-58")
    void aSecondPolicyIsRefused() {
        server.bean(policy);
        assertThat(catchThrowable(() -> server.run(TestIdentity.class, DenyModule.class)))
                .hasStackTraceContaining("Policy already set");
    }

    @Test
    @Case("PRM-58")
    void anApplicationsOwnPluginPermissionIsLeftAlone() throws Exception {
        server.bean(policy)
                .add(BackendFeature.plugin("permission", env -> env.registerInit(deps -> {})))
                .run(TestIdentity.class);
        assertThat(new Caller(server, null).get("/api/permission/health").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPolicyIsWarnedOfWherePermissionsAreDisabled(CapturedOutput output) {
        server.property("permission.enabled", false);
        start();
        assertThat(output).contains("Permission backend started with permissions disabled.");
    }

    private PermissionsService start() {
        server.property("discovery.endpoints[0].target", elsewhere.url())
                .property("discovery.endpoints[0].plugins[0]", "catalog")
                .bean(policy)
                .add(things.plugin())
                .run(TestIdentity.class);
        return server.context().getBean(PluginServices.class).get("foo", CoreServices.PERMISSIONS);
    }

    private Set<String> plugins() {
        return server.context().getBean(Backend.class).plugins().stream()
                .map(Backend.PluginStatus::pluginId)
                .collect(Collectors.toSet());
    }

    private static String basic(String id) {
        return "{\"id\":\"" + id + "\",\"permission\":{\"type\":\"basic\",\"name\":\"foo.create\",\"attributes\":"
                + "{\"action\":\"create\"}}}";
    }

    private static String resource(String id, @Nullable String refs) {
        return "{\"id\":\"" + id + "\",\"permission\":{\"type\":\"resource\",\"name\":\"foo.read\",\"attributes\":"
                + "{\"action\":\"read\"},\"resourceType\":\"foo-thing\"}"
                + (refs == null ? "" : ",\"resourceRef\":" + refs) + "}";
    }

    /** Says what a test wants. */
    private static final class TestPolicy implements PermissionPolicy {

        private final List<Permission> permissions = new CopyOnWriteArrayList<>();

        private final List<PolicyUser> users = new CopyOnWriteArrayList<>();

        private volatile PolicyDecision decision = AuthorizeResult.ALLOW;

        private volatile @Nullable RuntimeException failure;

        @Override
        public PolicyDecision handle(PolicyQuery query, @Nullable PolicyUser user) {
            permissions.add(query.permission());
            users.add(user);
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            return decision;
        }
    }

    @BackendModule(pluginId = "permission", moduleId = "deny")
    static class DenyModule {

        @Init
        void init(PolicyExtensionPoint extensionPoint) {
            extensionPoint.setPolicy((query, user) -> AuthorizeResult.DENY);
        }
    }
}

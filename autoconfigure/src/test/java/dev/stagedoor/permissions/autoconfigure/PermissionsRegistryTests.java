package dev.stagedoor.permissions.autoconfigure;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What plugins register, and what others can ask of it. */
@ExtendWith(OutputCaptureExtension.class)
class PermissionsRegistryTests {

    private static final String BASE = "/api/foo/.well-known/backstage/permissions";

    @RegisterExtension
    final TestServer server = new TestServer()
            .property("stagedoor.mode", "development")
            .property("backend.auth.dangerouslyDisableDefaultAuthPolicy", true)
            .property("management.endpoints.web.exposure.include", "backend");

    private final Things things = new Things();

    private final Caller service = new Caller(server, "plugin:permission");

    // Metadata

    @Test
    @Case("PRM-20")
    void metadataHasPermissionsAndRulesAsBackstageTellsThem() throws Exception {
        server.add(BackendFeature.plugin(
                        "foo",
                        env -> env.registerInit(
                                deps -> deps.get(CoreServices.PERMISSIONS_REGISTRY)
                                        .addResourceType(PermissionResourceType.of(Things.THING)
                                                .permissions(Things.READ)
                                                .rules(Things.IS_OWNER)),
                                CoreServices.PERMISSIONS_REGISTRY)))
                .run(TestIdentity.class);
        HttpResponse<String> answer = service.get(BASE + "/metadata");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.body())
                .isEqualTo("{\"permissions\":[{\"type\":\"resource\",\"name\":\"foo.read\",\"attributes\":{\"action\":"
                        + "\"read\"},\"resourceType\":\"foo-thing\"}],\"rules\":[{\"name\":\"IS_OWNER\",\"description\":"
                        + "\"d\",\"resourceType\":\"foo-thing\",\"paramsSchema\":{\"type\":\"object\",\"properties\":{"
                        + "\"owner\":{\"type\":\"string\",\"description\":\"who\"}},\"required\":[\"owner\"],"
                        + "\"additionalProperties\":false,\"$schema\":\"http://json-schema.org/draft-07/schema#\"}}]}");
    }

    @Test
    @Case("PRM-20")
    void aRuleWithoutParametersHasNoSchemaAndOfPermissionsOfOneNameTheLastCounts() throws Exception {
        server.add(BackendFeature.plugin(
                        "foo",
                        env -> env.registerInit(
                                deps -> {
                                    PermissionsRegistryService registry = deps.get(CoreServices.PERMISSIONS_REGISTRY);
                                    registry.addPermissions(Permission.basic("foo.x", null), Things.CREATE);
                                    registry.addPermissions(Permission.resource("foo.x", null, "foo-thing"));
                                    registry.addPermissionRules(Things.IS_OPEN);
                                },
                                CoreServices.PERMISSIONS_REGISTRY)))
                .run(TestIdentity.class);
        String body = service.get(BASE + "/metadata").body();
        assertThat(JsonPath.<List<Map<String, Object>>>read(body, "$.rules"))
                .containsExactly(Map.of("name", "IS_OPEN", "description", "is open", "resourceType", "foo-thing"));
        assertThat(JsonPath.<List<Map<String, Object>>>read(body, "$.permissions"))
                .containsExactly(
                        Map.of(
                                "type", "resource",
                                "name", "foo.x",
                                "attributes", Map.of(),
                                "resourceType", "foo-thing"),
                        Map.of("type", "basic", "name", "foo.create", "attributes", Map.of("action", "create")));
    }

    @Test
    @Case("PRM-21")
    void onlyPluginsThatAskForTheServiceHaveItsRoutes() throws Exception {
        server.add(BackendFeature.plugin("foo", env -> env.registerInit(deps -> {})))
                .run(TestIdentity.class);
        assertThat(service.get(BASE + "/metadata").statusCode()).isEqualTo(404);
        assertThat(service.post(BASE + "/apply-conditions", "{}").statusCode()).isEqualTo(404);
    }

    // Conditions

    @Test
    @Case("PRM-22")
    void conditionsAreAppliedToOneResourceAndToSeveral() throws Exception {
        start();
        HttpResponse<String> answer = service.post(
                BASE + "/apply-conditions",
                "{\"items\":[" + item("1", "\"1\"", owner("user:default/ada")) + ","
                        + item("2", "[\"3\",\"1\",\"nope\",\"2\"]", owner("user:default/ada")) + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":\"ALLOW\"},"
                        + "{\"id\":\"2\",\"result\":[\"DENY\",\"ALLOW\",\"DENY\",\"ALLOW\"]}]}");
        assertThat(things.loads).as("one look for each resource").containsExactly(Set.of("1", "2", "3", "nope"));
    }

    @Test
    @Case("PRM-22")
    void conditionsAreJoinedAndTurnedAround() throws Exception {
        start();
        String open = "{\"rule\":\"IS_OPEN\",\"resourceType\":\"foo-thing\"}";
        String ada = owner("user:default/ada");
        String all = "[\"1\",\"2\",\"3\"]";
        assertThat(apply(all, "{\"allOf\":[" + open + "," + ada + "]}")).containsExactly("ALLOW", "DENY", "DENY");
        assertThat(apply(all, "{\"anyOf\":[" + open + "," + ada + "]}")).containsExactly("ALLOW", "ALLOW", "ALLOW");
        assertThat(apply(all, "{\"not\":" + ada + "}")).containsExactly("DENY", "DENY", "ALLOW");
        assertThat(apply(all, "{\"not\":{\"anyOf\":[{\"allOf\":[" + ada + ",{\"not\":" + open + "}]}]}}"))
                .containsExactly("ALLOW", "DENY", "ALLOW");
    }

    @Test
    @Case("PRM-23")
    void aResourceThatDoesNotExistIsDeniedEvenIfConditionsAreTurnedAround() throws Exception {
        start();
        assertThat(apply("[\"nope\"]", "{\"not\":" + owner("user:default/ada") + "}"))
                .containsExactly("DENY");
    }

    @Test
    @Case("PRM-24")
    void whatOthersAddToAnItemIsIgnored() throws Exception {
        start();
        String item = item("1", "\"1\"", owner("user:default/ada"));
        assertThat(service.post(
                                BASE + "/apply-conditions",
                                "{\"more\":[],\"items\":["
                                        + item.replaceFirst("\\{", "{\"result\":\"CONDITIONAL\",\"pluginId\":\"foo\",")
                                        + "]}")
                        .body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":\"ALLOW\"}]}");
    }

    @Test
    @Case("PRM-25")
    void anUnknownTypeIsRefused() throws Exception {
        start();
        HttpResponse<String> answer = service.post(
                BASE + "/apply-conditions",
                "{\"items\":["
                        + item("1", "\"1\"", owner("x")).replace("\"foo-thing\",\"conditions", "\"x\",\"conditions")
                        + "]}");
        assertError(answer, 400, "InputError", "Unexpected resource types: x.");
    }

    @Test
    @Case("PRM-25")
    void anUnknownRuleIsAnErrorOfThePolicy() throws Exception {
        start();
        HttpResponse<String> answer = service.post(
                BASE + "/apply-conditions",
                "{\"items\":[" + item("1", "\"1\"", owner("x").replace("IS_OWNER", "NOPE")) + "]}");
        assertError(answer, 500, "Error", "Permission rule 'NOPE' does not exist for resource type 'foo-thing'");
    }

    @Test
    @Case("PRM-25")
    void parametersThatDoNotFitAreRefused() throws Exception {
        start();
        HttpResponse<String> answer = service.post(
                BASE + "/apply-conditions",
                "{\"items\":[" + item("1", "\"1\"", owner("x").replace("\"x\"", "1")) + "]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.error.message"))
                .startsWith("Parameters to rule are invalid; caused by ")
                .contains("owner: Expected string, received number");
        assertThat(JsonPath.<List<Map<String, Object>>>read(answer.body(), "$.error.cause.issues"))
                .containsExactly(Map.of(
                        "code", "invalid_type",
                        "expected", "string",
                        "received", "number",
                        "path", List.of("owner"),
                        "message", "Expected string, received number"));
    }

    @Test
    @Case("PRM-25")
    void aTypeWhoseResourcesNobodyFindsIsNotImplemented() throws Exception {
        server.add(BackendFeature.plugin(
                        "foo",
                        env -> env.registerInit(
                                deps -> deps.get(CoreServices.PERMISSIONS_REGISTRY)
                                        .addResourceType(PermissionResourceType.of(Things.THING)
                                                .rules(Things.IS_OWNER)),
                                CoreServices.PERMISSIONS_REGISTRY)))
                .run(TestIdentity.class);
        HttpResponse<String> answer =
                service.post(BASE + "/apply-conditions", "{\"items\":[" + item("1", "\"1\"", owner("x")) + "]}");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(JsonPath.<String>read(answer.body(), "$.error.name")).isEqualTo("NotImplementedError");
    }

    @Test
    @Case("PRM-26")
    void aBodyThatIsNotWhatIsExpectedIsRefusedWithTheIssue() throws Exception {
        start();
        String good = item("1", "\"1\"", owner("x"));
        for (String body : List.of(
                "{}",
                "{\"items\":1}",
                "[]",
                "{\"items\":[1]}",
                "{\"items\":[" + good.replace("\"id\":\"1\",", "") + "]}",
                "{\"items\":[" + good.replace("\"resourceRef\":\"1\"", "\"resourceRef\":[]") + "]}",
                "{\"items\":[" + good.replace("\"resourceRef\":\"1\"", "\"resourceRef\":[1]") + "]}",
                "{\"items\":[" + item("1", "\"1\"", "{\"anyOf\":[]}") + "]}",
                "{\"items\":[" + item("1", "\"1\"", "{}") + "]}",
                "{\"items\":[" + item("1", "\"1\"", "{\"rule\":\"IS_OPEN\"}") + "]}")) {
            HttpResponse<String> answer = service.post(BASE + "/apply-conditions", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.error.name")).isEqualTo("InputError");
            assertThat(JsonPath.<List<Map<String, Object>>>read(
                            JsonPath.<String>read(answer.body(), "$.error.message"), "$"))
                    .as(body)
                    .singleElement()
                    .satisfies(issue -> assertThat(issue).containsKeys("code", "path", "message"));
        }
        assertThat(service.post(BASE + "/apply-conditions", "text/plain", "{\"items\":[]}")
                        .statusCode())
                .as("no JSON")
                .isEqualTo(400);
        assertThat(things.loads).isEmpty();
    }

    @Test
    @Case("PRM-26")
    void aBodyThatIsNotJsonOrTooLargeIsRefusedAsByBackstagesParser() throws Exception {
        start();
        HttpResponse<String> broken = service.post(BASE + "/apply-conditions", "{\"items\":");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<Map<String, Object>>read(broken.body(), "$.error"))
                .containsEntry("name", "SyntaxError")
                .containsEntry("type", "entity.parse.failed");
        HttpResponse<String> large =
                service.post(BASE + "/apply-conditions", "{\"items\":[],\"x\":\"" + "x".repeat(110_000) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(JsonPath.<String>read(large.body(), "$.error.message")).isEqualTo("request entity too large");
    }

    @Test
    @Case("PRM-26")
    void conditionsThatAreNestedDeeplyAreAnsweredOrRefusedAndBreakNothing() throws Exception {
        start();
        for (int depth : List.of(100, 450, 950, 5_000)) {
            String conditions = "{\"not\":".repeat(depth) + owner("user:default/ada") + "}".repeat(depth);
            assertThat(service.post(BASE + "/apply-conditions", "{\"items\":[" + item("1", "\"1\"", conditions) + "]}")
                            .statusCode())
                    .as("%d times not", depth)
                    .isIn(200, 400);
            String lists = "{\"anyOf\":[".repeat(depth) + owner("user:default/ada") + "]}".repeat(depth);
            assertThat(service.post(BASE + "/apply-conditions", "{\"items\":[" + item("1", "\"1\"", lists) + "]}")
                            .statusCode())
                    .as("%d times anyOf", depth)
                    .isIn(200, 400);
        }
    }

    // Callers

    @Test
    @Case("PRM-27")
    void aUserWhoAsksDirectlyIsRefusedWithoutAWordAndWithAReasonInTheLog(CapturedOutput output) throws Exception {
        start();
        String body = "{\"items\":[" + item("1", "\"1\"", owner("user:default/ada")) + "]}";
        HttpResponse<String> answer = new Caller(server, "user:default/ada").post(BASE + "/apply-conditions", body);
        assertError(answer, 403, "NotAllowedError", "");
        assertThat(output).contains("Refused user:default/ada: PRINCIPAL_NOT_ALLOWED");
        assertThat(things.loads).isEmpty();
        assertThat(new Caller(server, "user:default/ada+plugin:permission")
                        .post(BASE + "/apply-conditions", body)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Case("PRM-27")
    void nobodyHasConditionsApplied() throws Exception {
        start();
        HttpResponse<String> answer = new Caller(server, null)
                .post(BASE + "/apply-conditions", "{\"items\":[" + item("1", "\"1\"", owner("x")) + "]}");
        assertError(answer, 401, "AuthenticationError", "Missing credentials");
    }

    // Registering

    @Test
    @Case("PRM-28")
    void nothingIsAddedAfterThePluginHasStarted() {
        start();
        PermissionsRegistryService registry =
                server.context().getBean(PluginServices.class).get("foo", CoreServices.PERMISSIONS_REGISTRY);
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.addResourceType(things.type()))
                .withMessage("Cannot add permission resource types after the plugin has started");
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.addPermissions(Things.CREATE))
                .withMessage("Cannot add permissions after the plugin has started");
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.addPermissionRules(Things.IS_OPEN))
                .withMessage("Cannot add permission rules after the plugin has started");
        assertThat(registry.getPermissionRuleset(Things.THING).getRuleByName("IS_OWNER"))
                .isSameAs(Things.IS_OWNER);
    }

    @Test
    @Case("PRM-29")
    void aTypeOfAnotherPluginIsRefused() {
        PluginPermissions registry = new PluginPermissions("bar");
        String message = "Resource type 'foo-thing' belongs to plugin 'foo', but was used with plugin 'bar'";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.addResourceType(things.type()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.addPermissionRules(Things.IS_OPEN))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.getPermissionRuleset(Things.THING))
                .withMessage(message);
    }

    @Test
    @Case("PRM-29")
    void whatIsThereAlreadyIsRefusedAndLeftAsItIs() {
        PluginPermissions registry = new PluginPermissions("foo");
        registry.addPermissionRules(Things.IS_OPEN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.addResourceType(things.type()))
                .withMessage("Refused to add permission rule for type 'foo-thing' with name 'IS_OPEN' because it"
                        + " already exists");
        registry.addResourceType(PermissionResourceType.of(Things.THING).rules(Things.IS_OWNER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.addResourceType(PermissionResourceType.of(Things.THING)))
                .withMessage("Refused to add permission resource with type 'foo-thing' because it already exists");
        assertThat(registry.getPermissionRuleset(Things.THING).rules())
                .containsExactlyInAnyOrder(Things.IS_OPEN, Things.IS_OWNER);
    }

    @Test
    @Case("PRM-29")
    void twoTypesHaveTheirOwnRulesAndResources() {
        PermissionResourceRef<String, Void> word = PermissionResourceRef.of("foo", "word");
        PluginPermissions registry = new PluginPermissions("foo");
        registry.addResourceType(things.type());
        registry.addResourceType(PermissionResourceType.of(word)
                .rules(PermissionRule.of(word, "IS_OPEN", "is a", text -> text.equals("a"), () -> null))
                .resources(refs -> Map.of("1", "a", "2", "b")));
        List<String> refs = List.of("1", "2");
        assertThat(registry.apply(List.of(
                        new ConditionItem(refs, "word", new PermissionCriteria.Condition("IS_OPEN", "word")),
                        new ConditionItem(refs, "foo-thing", Things.IS_OPEN.condition()))))
                .map(List::toString)
                .containsExactly("[ALLOW, DENY]", "[ALLOW, DENY]");
        assertThat(things.loads).hasSize(1);
    }

    @Test
    @Case("PRM-30")
    void aRestartLeavesNothingOfTheFormerRunBehind() throws Exception {
        var names = new ConcurrentLinkedQueue<>(List.of("first", "second"));
        server.add(BackendFeature.plugin(
                        "foo",
                        env -> env.registerInit(
                                deps -> deps.get(CoreServices.PERMISSIONS_REGISTRY)
                                        .addPermissions(Permission.basic(names.remove(), null)),
                                CoreServices.PERMISSIONS_REGISTRY)))
                .run(TestIdentity.class);
        server.plugin("foo").restart();
        assertThat(JsonPath.<List<String>>read(service.get(BASE + "/metadata").body(), "$.permissions[*].name"))
                .containsExactly("second");
    }

    @Test
    void operatorsSeeWhatAPluginHasRegistered() throws Exception {
        start();
        Map<String, Object> details = JsonPath.read(
                new Caller(server, null).get("/actuator/backend/foo").body(), "$.details.permissions");
        assertThat(details)
                .containsEntry("permissions", List.of("foo.read"))
                .containsEntry("rules", List.of("foo-thing:IS_OWNER", "foo-thing:IS_OPEN"));
    }

    private void start() {
        server.add(things.plugin()).run(TestIdentity.class);
    }

    private List<String> apply(String refs, String conditions) throws Exception {
        return JsonPath.read(
                service.post(BASE + "/apply-conditions", "{\"items\":[" + item("1", refs, conditions) + "]}")
                        .body(),
                "$.items[0].result");
    }

    private static String item(String id, String refs, String conditions) {
        return "{\"id\":\"" + id + "\",\"resourceRef\":" + refs + ",\"resourceType\":\"foo-thing\",\"conditions\":"
                + conditions + "}";
    }

    private static String owner(String owner) {
        return "{\"rule\":\"IS_OWNER\",\"resourceType\":\"foo-thing\",\"params\":{\"owner\":\"" + owner + "\"}}";
    }

    private static void assertError(HttpResponse<String> answer, int status, String name, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$.error"))
                .containsEntry("name", name)
                .containsEntry("message", message);
    }
}

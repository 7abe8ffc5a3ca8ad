package dev.stagedoor.permissions.autoconfigure;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.RequirePermission;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** One backend has users and the policy, the other one the plugin that asks; every token is a real one. */
class TwoBackendsTests {

    private static final PermissionResourceRef<String, Void> THING = PermissionResourceRef.of("desk", "desk-thing");

    private static final ResourcePermission READ =
            Permission.resource("desk.read", PermissionAction.READ, THING.resourceType());

    private static final PermissionRule<String, Void, Owner> IS_OWNER = PermissionRule.of(
            THING,
            "IS_OWNER",
            "is of that owner",
            Owner.class,
            (thing, params) -> thing.endsWith(params.owner()),
            params -> null);

    private static final String APPLY = "/api/desk/.well-known/backstage/permissions/apply-conditions";

    private static final String ASK = "{\"items\":[{\"id\":\"1\",\"permission\":{\"type\":\"resource\",\"name\":"
            + "\"desk.read\",\"attributes\":{\"action\":\"read\"},\"resourceType\":\"desk-thing\"}%s}]}";

    @RegisterExtension
    final TestServer hub = new TestServer();

    @RegisterExtension
    final TestServer desk = new TestServer();

    private String token;

    @BeforeEach
    void start() throws Exception {
        int hubPort = freePort();
        int deskPort = freePort();
        secured(hub, hubPort, "desk", deskPort)
                .property("stagedoor.mode", "development")
                .property("stagedoor.sign-in.enabled", true)
                .property("auth.providers.guest.userEntityRef", "user:default/guest")
                .run(OwnThings.class);
        secured(desk, deskPort, "*", hubPort)
                .property("discovery.endpoints[1].target", url(deskPort))
                .property("discovery.endpoints[1].plugins[0]", "desk")
                .run(DeskPlugin.class);
        token = JsonPath.read(
                new Caller(hub, null).get("/api/auth/guest/refresh").body(), "$.backstageIdentity.token");
    }

    @Test
    @Case({"PRM-05", "PRM-43", "PRM-53", "PRM-60"})
    void aUserIsDecidedByThePolicyElsewhereAndItsConditionsAreAppliedHere() throws Exception {
        Caller guest = new Caller(desk, token);
        assertThat(guest.get("/api/desk/things/1-guest").body()).isEqualTo("1-guest");
        HttpResponse<String> refused = guest.get("/api/desk/things/1-ada");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JsonPath.<Map<String, Object>>read(refused.body(), "$.error"))
                .containsEntry("name", "NotAllowedError")
                .containsEntry("message", "Unauthorized");
    }

    @Test
    @Case({"PRM-27", "PRM-50", "PRM-52", "PRM-55"})
    void whoAsksDirectlyIsToldNoMoreThanByBackstage() throws Exception {
        Caller guest = new Caller(hub, token);
        assertThat(guest.post("/api/permission/authorize", ASK.formatted("")).statusCode())
                .isEqualTo(400);
        assertThat(guest.post("/api/permission/authorize", ASK.formatted(",\"resourceRef\":[\"a-guest\",\"b\"]"))
                        .body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"result\":[\"ALLOW\",\"DENY\"]}]}");
        assertThat(new Caller(hub, null)
                        .post("/api/permission/authorize", ASK.formatted(",\"resourceRef\":\"a\""))
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Caller(hub, null).get("/api/permission/health").statusCode())
                .isEqualTo(200);
        assertThat(new Caller(desk, token).post(APPLY, "{\"items\":[]}").statusCode())
                .isEqualTo(403);
        assertThat(new Caller(desk, null).post(APPLY, "{\"items\":[]}").statusCode())
                .isEqualTo(401);
    }

    private static TestServer secured(TestServer server, int port, String other, int otherPort) {
        return server.property("backend.auth.dangerouslyDisableDefaultAuthPolicy", false)
                .property("permission.enabled", true)
                .property("server.port", port)
                .property("discovery.endpoints[0].target", url(otherPort))
                .property("discovery.endpoints[0].plugins[0]", other);
    }

    private static String url(int port) {
        return "http://localhost:" + port + "/api/{{pluginId}}";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Owner(String owner) {}

    @Configuration(proxyBeanMethods = false)
    static class OwnThings {

        @Bean
        PermissionPolicy ownThings() {
            return (query, user) -> user == null
                    ? AuthorizeResult.DENY
                    : THING.decision(IS_OWNER.condition(
                            new Owner(user.info().ownershipEntityRefs().get(0).replaceFirst(".*/", ""))));
        }
    }

    @BackendPlugin("desk")
    @Import(DeskController.class)
    static class DeskPlugin {

        @Init
        void init(PermissionsRegistryService permissions) {
            permissions.addResourceType(PermissionResourceType.of(THING)
                    .permissions(READ)
                    .rules(IS_OWNER)
                    .resources(refs -> refs.stream().collect(Collectors.toMap(ref -> ref, ref -> ref))));
        }
    }

    @RestController
    static class DeskController {

        @GetMapping("/things/{id}")
        @RequirePermission(value = "desk.read", resource = "{id}")
        String thing(@PathVariable("id") String id) {
            return id;
        }
    }
}

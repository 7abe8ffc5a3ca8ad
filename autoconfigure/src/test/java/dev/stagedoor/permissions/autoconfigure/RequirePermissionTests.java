package dev.stagedoor.permissions.autoconfigure;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.NoParams;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.RequirePermission;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Permissions that methods of controllers require. */
@ExtendWith(OutputCaptureExtension.class)
class RequirePermissionTests {

    private static final ResourcePermission READ = Permission.resource("bar.read", PermissionAction.READ, "bar-thing");

    @RegisterExtension
    final TestServer server = new TestServer().property("permission.enabled", true);

    private final Caller ada = new Caller(server, "user:default/ada");

    private final Caller bob = new Caller(server, "user:default/bob");

    @Test
    @Case("PRM-60")
    void aRequestIsLetInWithThePermissionAndRefusedWithoutIt(CapturedOutput output) throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class);
        assertThat(ada.get("/api/bar/list").body()).isEqualTo("list");
        HttpResponse<String> refused = bob.get("/api/bar/list");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JsonPath.<Map<String, Object>>read(refused.body(), "$.error"))
                .containsEntry("name", "NotAllowedError")
                .containsEntry("message", "Unauthorized");
        assertThat(output).contains("Refused user:default/bob: PERMISSION_DENIED, permission bar.list");
    }

    @Test
    @Case("PRM-61")
    void theResourceIsTakenFromThePathOrElseFromAParameter() throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class);
        assertThat(ada.get("/api/bar/things/1").body()).isEqualTo("thing 1");
        assertThat(ada.get("/api/bar/things/2").statusCode()).isEqualTo(403);
        assertThat(ada.get("/api/bar/search?kind=a&name=1").body()).isEqualTo("found");
        assertThat(ada.get("/api/bar/search?kind=a&name=2").statusCode()).isEqualTo(403);
        HttpResponse<String> incomplete = ada.get("/api/bar/search?kind=a");
        assertThat(incomplete.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(incomplete.body(), "$.error.message")).isEqualTo("Missing 'name'");
    }

    @Test
    @Case("PRM-61")
    void aParameterDoesNotStandInForAVariableOfThePath() throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class);
        assertThat(ada.get("/api/bar/things/2?id=1").statusCode()).isEqualTo(403);
    }

    @Test
    @Case("PRM-60")
    void anAnnotationOfTheClassGoesForMethodsWithoutTheirOwn() throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class);
        assertThat(ada.get("/api/bar/guarded").statusCode()).isEqualTo(200);
        assertThat(bob.get("/api/bar/guarded").statusCode()).isEqualTo(403);
        assertThat(bob.get("/api/bar/guarded/open").statusCode()).isEqualTo(200);
        assertThat(bob.get("/api/bar/free").statusCode()).isEqualTo(200);
    }

    @Test
    @Case("PRM-60")
    void aMethodThatControllersInheritRequiresWhatEachOfThemSays() throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class);
        for (int i = 0; i < 2; i++) {
            assertThat(bob.get("/api/bar/one/inherited").statusCode()).isEqualTo(200);
            assertThat(bob.get("/api/bar/two/inherited").statusCode()).isEqualTo(403);
            assertThat(ada.get("/api/bar/two/inherited").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Case("PRM-60")
    void permissionsAreAskedForAfterARestartToo() throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class);
        server.plugin("bar").restart();
        assertThat(ada.get("/api/bar/list").statusCode()).isEqualTo(200);
        assertThat(bob.get("/api/bar/list").statusCode()).isEqualTo(403);
    }

    @Test
    @Case("PRM-62")
    void aPermissionThatIsNotRegisteredFailsThePlugin() {
        assertThat(catchThrowable(() -> server.run(TestIdentity.class, AdaMay.class, UnknownPlugin.class)))
                .hasStackTraceContaining("unknown")
                .hasStackTraceContaining(
                        "UnknownController.x: permission 'unknown.x' is not registered; register it with"
                                + " PermissionsRegistryService.addPermissions");
    }

    @Test
    @Case("PRM-62")
    void aResourceThatIsNotNamedFailsThePlugin() {
        assertThat(catchThrowable(() -> server.run(TestIdentity.class, AdaMay.class, UnnamedPlugin.class)))
                .hasStackTraceContaining("UnnamedController.x: permission 'unnamed.x' is about a resource; name it with"
                        + " resource = \"{id}\"");
    }

    @Test
    @Case("PRM-62")
    void aControllerOfTheApplicationIsClosed(CapturedOutput output) throws Exception {
        server.run(TestIdentity.class, AdaMay.class, BarPlugin.class, RootController.class);
        assertThat(ada.get("/root").statusCode()).isEqualTo(500);
        assertThat(output).contains("@RequirePermission is for controllers of plugins");
    }

    @Configuration(proxyBeanMethods = false)
    static class AdaMay {

        @Bean
        PermissionPolicy policy() {
            return (query, user) -> {
                boolean ada = user != null
                        && user.credentials().principal().userEntityRef().equals("user:default/ada");
                if (query.permission() instanceof ResourcePermission) {
                    return ada ? ThingsOfAda.DECISION : AuthorizeResult.DENY;
                }
                return ada || query.permission().name().equals("bar.open")
                        ? AuthorizeResult.ALLOW
                        : AuthorizeResult.DENY;
            };
        }
    }

    /** Ada owns the thing 1. */
    static final class ThingsOfAda {

        static final PermissionResourceRef<String, Void> THING = PermissionResourceRef.of("bar", "bar-thing");

        static final PermissionRule<String, Void, NoParams> IS_ADAS =
                PermissionRule.of(THING, "IS_ADAS", "is Ada's", thing -> thing.endsWith("1"), () -> null);

        static final PolicyDecision DECISION = THING.decision(IS_ADAS.condition());
    }

    @BackendPlugin("bar")
    @Import({BarController.class, GuardedController.class, FirstHeir.class, SecondHeir.class})
    static class BarPlugin {

        @Init
        void init(PermissionsRegistryService registry) {
            registry.addPermissions(
                    Permission.basic("bar.list", PermissionAction.READ), Permission.basic("bar.open", null));
            registry.addResourceType(PermissionResourceType.of(ThingsOfAda.THING)
                    .permissions(READ)
                    .rules(ThingsOfAda.IS_ADAS)
                    .resources(refs -> refs.stream().collect(Collectors.toMap(ref -> ref, ref -> ref))));
        }
    }

    @RestController
    static class BarController {

        @GetMapping("/list")
        @RequirePermission("bar.list")
        String list() {
            return "list";
        }

        @GetMapping("/things/{id}")
        @RequirePermission(value = "bar.read", resource = "{id}")
        String thing(@PathVariable("id") String id) {
            return "thing " + id;
        }

        @GetMapping("/search")
        @RequirePermission(value = "bar.read", resource = "thing:{kind}/{name}")
        String search() {
            return "found";
        }

        @GetMapping("/free")
        String free() {
            return "free";
        }
    }

    @RestController
    @RequirePermission("bar.list")
    static class GuardedController {

        @GetMapping("/guarded")
        String guarded() {
            return "guarded";
        }

        @GetMapping("/guarded/open")
        @RequirePermission("bar.open")
        String open() {
            return "open";
        }
    }

    abstract static class Heirloom {

        @GetMapping("/inherited")
        String inherited() {
            return "inherited";
        }
    }

    @RestController
    @RequestMapping("/one")
    static class FirstHeir extends Heirloom {}

    @RestController
    @RequestMapping("/two")
    @RequirePermission("bar.list")
    static class SecondHeir extends Heirloom {}

    @BackendPlugin("unknown")
    @Import(UnknownController.class)
    static class UnknownPlugin {}

    @RestController
    static class UnknownController {

        @DeleteMapping("/x")
        @RequirePermission("unknown.x")
        void x() {}
    }

    @BackendPlugin("unnamed")
    @Import(UnnamedController.class)
    static class UnnamedPlugin {

        @Init
        void init(PermissionsRegistryService registry) {
            registry.addPermissions(Permission.resource("unnamed.x", null, "thing"));
        }
    }

    @RestController
    static class UnnamedController {

        @DeleteMapping("/x")
        @RequirePermission("unnamed.x")
        void x() {}
    }

    @RestController
    static class RootController {

        @GetMapping("/root")
        @RequirePermission("bar.list")
        String root() {
            return "root";
        }
    }
}

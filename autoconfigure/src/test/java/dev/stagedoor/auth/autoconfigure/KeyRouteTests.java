package dev.stagedoor.auth.autoconfigure;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;

/** Where others read the keys of a plugin. */
class KeyRouteTests {

    private static final String KEYS = "/.backstage/auth/v1/jwks.json";

    private static final BackendFeature TODO = BackendFeature.plugin("todo", env -> env.registerInit(deps -> {}));

    @RegisterExtension
    private final TestServer server = new TestServer();

    @RegisterExtension
    private final AuthBackend other = new AuthBackend();

    @Test
    @Case({"AUT-45", "AUT-50"})
    void thereAreNoKeysUntilSomethingIsSigned() throws Exception {
        server.add(TODO).run();

        HttpResponse<String> before = server.get("/api/todo" + KEYS);
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body()).isEqualTo("{\"keys\":[]}");
        assertThat(before.headers().firstValue("content-type")).hasValue("application/json;charset=utf-8");

        auth("todo").getPluginRequestToken(auth("todo").getOwnServiceCredentials(), "other");
        assertThat(server.get("/api/todo" + KEYS).body())
                .startsWith("{\"keys\":[{\"kty\":\"EC\"")
                .contains("\"crv\":\"P-256\"", "\"alg\":\"ES256\"", "\"kid\":\"")
                .doesNotContain("\"d\":");
    }

    @Test
    @Case("AUT-45")
    void keysAreThereWhileAPluginStarts() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<?> starting = server.add(
                        BackendFeature.plugin("slow", env -> env.registerInit(deps -> go.await())))
                .begin();
        try {
            assertThat(server.get("/api/slow" + KEYS).statusCode()).isEqualTo(200);
        } finally {
            go.countDown();
            starting.join();
        }
    }

    @Test
    @Case("AUT-46")
    void onlyInstalledPluginsHaveKeysAndTheyAreReadAlone() throws Exception {
        server.add(TODO).run();

        assertThat(server.get("/api/none" + KEYS).statusCode()).isEqualTo(404);
        assertThat(server.post("/api/todo" + KEYS, "application/json", "{}").statusCode())
                .isIn(401, 404);
        assertThat(server.get("/api/todo" + KEYS + "/x").statusCode()).isIn(401, 404);
    }

    @Test
    @Case({"AUT-47", "AUT-56"})
    void whatAPluginSignsIsAcceptedByAnotherBackendAndInItsOwn() {
        server.add(TODO, BackendFeature.plugin("list", env -> env.registerInit(deps -> {})))
                .run();
        String origin = "http://localhost:" + server.context().getWebServer().getPort();
        other.properties(Map.of(
                "discovery.endpoints[0].target",
                origin + "/api/{{pluginId}}",
                "discovery.endpoints[0].plugins[0]",
                "todo"));
        AuthService todo = auth("todo");

        String abroad = todo.getPluginRequestToken(todo.getOwnServiceCredentials(), "search")
                .reveal();
        String home = todo.getPluginRequestToken(todo.getOwnServiceCredentials(), "list")
                .reveal();

        assertThat(Jwt.read(abroad).header()).containsOnlyKeys("typ", "alg", "kid");
        assertThat(Jwt.read(abroad).payload()).containsOnlyKeys("sub", "aud", "iat", "exp");
        assertThat(other.auth("search").authenticate(abroad).principal())
                .isEqualTo(new ServicePrincipal("plugin:todo"));
        assertThat(auth("list").authenticate(home).principal()).isEqualTo(new ServicePrincipal("plugin:todo"));
    }

    @Test
    @Case("AUT-48")
    void theKeysOfAPluginOutliveItsRun() throws Exception {
        server.add(TODO).run();
        String token = auth("todo")
                .getPluginRequestToken(auth("todo").getOwnServiceCredentials(), "todo")
                .reveal();
        String before = server.get("/api/todo" + KEYS).body();

        server.plugin("todo").restart();

        assertThat(server.get("/api/todo" + KEYS).body()).isEqualTo(before);
        assertThat(auth("todo").authenticate(token).principal()).isEqualTo(new ServicePrincipal("plugin:todo"));
    }

    private AuthService auth(String pluginId) {
        return server.context().getBean(PluginServices.class).get(pluginId, CoreServices.AUTH);
    }
}

package dev.stagedoor.http.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** The default implementation of {@code core.rootHttpRouter}. */
class DefaultRootHttpRouterTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    private final RootHttpRouterService router =
            new DefaultRootHttpRouter(new RootRoutes(List.of("todo"), null), () -> null);

    @Test
    void routesAreServedBelowTheirPathFromThenOn() throws Exception {
        server.run();
        assertThat(server.get("/status/x").statusCode()).isEqualTo(404);
        server.context().getBean(RootHttpRouterService.class).use("/status/", text("/x"));
        assertThat(server.get("/status/x").body()).isEqualTo("root");
        assertThat(server.get("/x").statusCode()).isEqualTo(404);
    }

    @Test
    void routesAreServedBesideThoseOfPlugins() throws Exception {
        server.property("server.servlet.context-path", "/base")
                .property("spring.mvc.servlet.path", "/mvc")
                .run(TodoPlugin.class);
        server.context().getBean(RootHttpRouterService.class).use("/api/status", text("/x"));
        assertThat(server.get("/base/mvc/api/status/x").body()).isEqualTo("root");
    }

    @ParameterizedTest
    @Case("HTTP-04")
    @ValueSource(strings = {"", " ", "/", " // "})
    void anEmptyPathIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router.use(path, text("/x")))
                .withMessage("Root router path may not be empty");
    }

    @ParameterizedTest
    @Case("HTTP-05")
    @CsvSource({"/a, /a", "/a, /A/", "/a/b, /a", "/a, /a/b", "/a, a/b/", "/api/x, /api"})
    void aPathAboveOrBelowAnotherIsRefused(String first, String second) {
        router.use(first, text("/x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router.use(second, text("/x")))
                .withMessage("Path " + second + " conflicts with the existing path "
                        + (second.equals("/api") ? "/api/todo" : first));
    }

    @Test
    void aPathOfAPluginIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router.use("/api/todo/x", text("/x")))
                .withMessage("Path /api/todo/x conflicts with the existing path /api/todo");
    }

    @Test
    @Case("HTTP-06")
    void pathsThatOnlyBeginAlikeAreAccepted() {
        router.use("/api/foo", text("/x"));
        assertThatNoException().isThrownBy(() -> router.use("/api/foo-bar", text("/x")));
    }

    private static RouterFunction<ServerResponse> text(String path) {
        return RouterFunctions.route()
                .GET(path, request -> ServerResponse.ok().body("root"))
                .build();
    }

    @BackendPlugin("todo")
    static class TodoPlugin {}
}

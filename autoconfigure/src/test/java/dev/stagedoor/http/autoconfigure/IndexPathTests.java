package dev.stagedoor.http.autoconfigure;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What serves requests that nothing else takes. */
class IndexPathTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/x", "/x/y%20z?q=1", "/apiary", "/api/app/x"})
    @Case("SRV-12")
    void routesUnderTheIndexPathServeTheRest(String path) throws Exception {
        server.run(RootController.class);
        use("/api/app/");
        assertThat(server.get(path).body()).isEqualTo("index");
        assertThat(server.get("/own").body()).isEqualTo("own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/x", "/api/", "/API/x", "/api"})
    @Case("SRV-12")
    void nothingBelowApiIsTheirs(String path) throws Exception {
        server.run();
        use("/api/app");
        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/, /api/app/", "/x/y%20z?q=1, /api/app/x/y%20z", "/api/app/x, /api/app/x"})
    @Case("SRV-13")
    void aPluginAtTheIndexPathServesTheRest(String path, String uri) throws Exception {
        server.run(AppPlugin.class, RootController.class);
        assertThat(server.get(path).body()).isEqualTo("app " + uri);
        assertThat(server.get("/own").body()).isEqualTo("own");
    }

    @Test
    @Case("SRV-13")
    void thePluginAnswersWithItsOwnStatusAndBelowAnyServlet() throws Exception {
        server.property("spring.mvc.servlet.path", "/mvc")
                .property("server.servlet.context-path", "/base")
                .run(AppPlugin.class);
        assertThat(server.get("/base/mvc/teapot").statusCode()).isEqualTo(418);
        assertThat(server.get("/base/mvc/fails").body()).contains("\"url\":\"/fails\"");
    }

    @Test
    @Case("SRV-13")
    void jsonThatIsForwardedArrivesWithItsTag() throws Exception {
        server.run(AppPlugin.class);
        assertThat(server.get("/json").body()).isEqualTo("{\"a\":\"b\"}");
        assertThat(server.get("/json").headers().firstValue("ETag"))
                .isEqualTo(server.get("/api/app/json").headers().firstValue("ETag"))
                .isPresent();
    }

    @Test
    @Case("SRV-13")
    void routesThatAPluginAddsThereGoWithIt() throws Exception {
        server.run(GuestPlugin.class);
        assertThat(server.get("/x").body()).isEqualTo("index");
        server.plugin("guest").stop();
        assertThat(server.get("/x").statusCode()).isEqualTo(404);
    }

    @Test
    @Case("SRV-12")
    void anotherPathCanBeTheIndex() throws Exception {
        server.property("stagedoor.http.index-path", "/ui").run();
        use("/ui");
        assertThat(server.get("/x").body()).isEqualTo("index");
    }

    @Test
    @Case("SRV-14")
    void itCanBeSwitchedOff() throws Exception {
        server.property("stagedoor.http.index-path", false).run();
        use("/api/app");
        assertThat(server.get("/x").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/app/x").body()).isEqualTo("index");
    }

    @Test
    @Case("SRV-14")
    void anEmptyPathIsRefused() {
        server.property("stagedoor.http.index-path", "");
        assertThatException()
                .isThrownBy(() -> server.run())
                .havingRootCause()
                .withMessageStartingWith("indexPath option may not be an empty string");
    }

    private void use(String path) {
        server.context().getBean(RootHttpRouterService.class).use(path, index());
    }

    private static RouterFunction<ServerResponse> index() {
        return RouterFunctions.route()
                .GET("/**", request -> ServerResponse.ok().body("index"))
                .build();
    }

    @RestController
    static class RootController {

        @GetMapping("/own")
        String own() {
            return "own";
        }
    }

    @BackendPlugin("guest")
    static class GuestPlugin {

        @Init
        void init(RootHttpRouterService router) {
            router.use("/api/app", index());
        }
    }

    @BackendPlugin("app")
    static class AppPlugin {

        @RestController
        static class AppController {

            @GetMapping("/**")
            String any(HttpServletRequest request) {
                return "app " + request.getRequestURI();
            }

            @GetMapping("/teapot")
            @ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
            String teapot() {
                return "teapot";
            }

            @GetMapping("/json")
            Map<String, String> json() {
                return Map.of("a", "b");
            }

            @GetMapping("/fails")
            String fails() {
                throw new IllegalStateException("failed");
            }
        }
    }
}

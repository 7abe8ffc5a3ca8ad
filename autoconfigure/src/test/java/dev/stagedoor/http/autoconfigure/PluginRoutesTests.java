package dev.stagedoor.http.autoconfigure;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the controllers and routes of plugins are served. */
@ExtendWith(OutputCaptureExtension.class)
class PluginRoutesTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("GAT-07")
    void controllersOfAPluginAreServedBelowItsPath() throws Exception {
        server.run(TodoPlugin.class);
        assertThat(body("/api/todo/items")).isEqualTo("todo items");
        assertThat(server.get("/items").statusCode()).isEqualTo(404);
    }

    @Test
    void controllersOfAModuleAreServedBelowThePathOfItsPlugin() throws Exception {
        server.run(TodoPlugin.class, CsvModule.class);
        assertThat(body("/api/todo/csv")).isEqualTo("csv");
    }

    @Test
    void pluginsWithTheSamePathsDoNotDisturbEachOther() throws Exception {
        server.run(TodoPlugin.class, OtherPlugin.class);
        assertThat(body("/api/todo/items")).isEqualTo("todo items");
        assertThat(body("/api/other/items")).isEqualTo("other items");
        assertThat(body("/api/todo/routed")).isEqualTo("todo routed");
        assertThat(body("/api/other/routed")).isEqualTo("other routed");
    }

    @Test
    void controllersOfTheApplicationStayWhereTheyAre() throws Exception {
        server.run(TodoPlugin.class, RootController.class);
        assertThat(body("/items")).isEqualTo("root items");
        assertThat(body("/api/todo/items")).isEqualTo("todo items");
    }

    @Test
    void routerFunctionsOfAPluginAreServedBelowItsPathAlone() throws Exception {
        server.run(TodoPlugin.class);
        assertThat(body("/api/todo/routed")).isEqualTo("todo routed");
        assertThat(server.get("/routed").statusCode()).isEqualTo(404);
    }

    @Test
    @Case("HTTP-01")
    void theRouterServiceAddsRoutesThatGoWhenThePluginStops() throws Exception {
        server.run(UsingPlugin.class);
        assertThat(body("/api/using/used")).isEqualTo("used 1");
        server.plugin("using").restart();
        assertThat(body("/api/using/used")).isEqualTo("used 2");
    }

    @Test
    void aPluginThatIsAnObjectServesByTheRouterService() throws Exception {
        server.add(BackendFeature.plugin(
                        "made",
                        points -> points.registerInit(
                                deps -> deps.get(CoreServices.HTTP_ROUTER).use(text("/x", "made")),
                                CoreServices.HTTP_ROUTER)))
                .run();
        assertThat(body("/api/made/x")).isEqualTo("made");
    }

    @Test
    void controllersAndRoutesOfARestartedPluginAreItsNewOnes() throws Exception {
        server.run(TodoPlugin.class);
        String before = body("/api/todo/instance");
        server.plugin("todo").restart();
        assertThat(body("/api/todo/instance")).isNotEqualTo(before);
        assertThat(body("/api/todo/routed")).isEqualTo("todo routed");
    }

    @Test
    void aRepeatedPrefixIsWarnedOf(CapturedOutput output) throws Exception {
        server.run(TwicePlugin.class);
        assertThat(output).contains("/api/twice/api/twice/x").contains("repeats the prefix /api/twice");
    }

    @Test
    void theApplicationsContextAndServletPathsComeFirst() throws Exception {
        server.property("server.servlet.context-path", "/base")
                .property("spring.mvc.servlet.path", "/mvc")
                .run(TodoPlugin.class);
        assertThat(body("/base/mvc/api/todo/items")).isEqualTo("todo items");
        assertThat(body("/base/mvc/api/todo/routed")).isEqualTo("todo routed");
        assertThat(server.get("/base/mvc/api/todo/fail").body()).contains("\"url\":\"/fail\"");
    }

    private String body(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    static RouterFunction<ServerResponse> text(String path, String text) {
        return RouterFunctions.route()
                .GET(path, request -> ServerResponse.ok().body(text))
                .build();
    }

    @BackendPlugin("todo")
    @Import(TodoController.class)
    static class TodoPlugin {

        @Bean
        RouterFunction<ServerResponse> routes() {
            return text("/routed", "todo routed");
        }
    }

    @RestController
    static class TodoController {

        @GetMapping("/items")
        String items() {
            return "todo items";
        }

        @GetMapping("/instance")
        String instance() {
            return toString();
        }

        @GetMapping("/fail")
        String fail() {
            throw new IllegalStateException("no");
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    @Import(CsvController.class)
    static class CsvModule {}

    @RestController
    static class CsvController {

        @GetMapping("/csv")
        String csv() {
            return "csv";
        }
    }

    @BackendPlugin("other")
    @Import(OtherController.class)
    static class OtherPlugin {

        @Bean
        RouterFunction<ServerResponse> routes() {
            return text("/routed", "other routed");
        }
    }

    @RestController
    static class OtherController {

        @GetMapping("/items")
        String items() {
            return "other items";
        }
    }

    @BackendPlugin("using")
    static class UsingPlugin {

        private static final AtomicInteger STARTS = new AtomicInteger();

        @Init
        void init(HttpRouterService router) {
            router.use(text("/used", "used " + STARTS.incrementAndGet()));
        }
    }

    @BackendPlugin("twice")
    @Import(TwiceController.class)
    static class TwicePlugin {}

    @RestController
    @RequestMapping("/api/twice")
    static class TwiceController {

        @GetMapping("/x")
        String x() {
            return "x";
        }
    }

    @RestController
    static class RootController {

        @GetMapping("/items")
        String items() {
            return "root items";
        }
    }
}

package dev.stagedoor.actuator.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.ServiceDecorator;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.wiring.PluginDetails;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /actuator/backend} over HTTP. */
class BackendEndpointTests {

    @RegisterExtension
    final TestServer server = new TestServer().property("management.endpoints.web.exposure.include", "backend");

    @Test
    void theWholeShowsHowPluginsAreAndHowTheyAreWired() throws Exception {
        server.run(TodoPlugin.class, CsvModule.class);
        String body = read("/actuator/backend");
        Map<String, Object> todo = JsonPath.read(body, "$.plugins[0]");
        assertThat(todo)
                .containsEntry("pluginId", "todo")
                .containsEntry("state", "RUNNING")
                .containsEntry("declaredBy", TodoPlugin.class.getName())
                .containsEntry("services", List.of("core.logger"))
                .containsEntry("extensionPoints", List.of("todo.importers"))
                .doesNotContainKey("failure");
        assertThat(JsonPath.<List<String>>read(body, "$.plugins[0].beans[*].name"))
                .contains("todo.importers");
        Map<String, Object> csv = JsonPath.read(body, "$.plugins[0].modules[0]");
        assertThat(csv).containsEntry("moduleId", "csv").containsEntry("consumes", List.of("todo.importers"));
    }

    @Test
    void aServiceShowsWhatOverridesAndDecoratesIt() throws Exception {
        server.run(TodoPlugin.class, Overrides.class);
        String body = read("/actuator/backend");
        Map<String, Object> root = service(body, "core.rootLogger");
        assertThat(root).containsEntry("scope", "root").containsEntry("multiton", false);
        assertThat(JsonPath.<String>read(root, "$.providers[0].layer")).isEqualTo("application");
        assertThat(JsonPath.<String>read(root, "$.overridden[0].declaredBy"))
                .isEqualTo("RootLoggerServiceAutoConfiguration.rootLogger");
        Map<String, Object> logger = service(body, "core.logger");
        assertThat(logger).containsEntry("decorators", List.of("decorated"));
        assertThat(JsonPath.<List<String>>read(logger, "$.providers[0].dependencies"))
                .contains("core.rootLogger");
        assertThat(JsonPath.<String>read(logger, "$.forPlugins.todo.bean")).isEqualTo("todoLogger");
    }

    @Test
    void oneCanAskForOnePlugin() throws Exception {
        server.run(TodoPlugin.class);
        assertThat(JsonPath.<String>read(read("/actuator/backend/todo"), "$.pluginId"))
                .isEqualTo("todo");
    }

    @Test
    void aPluginThatIsNotInstalledIsNotFound() throws Exception {
        server.run(TodoPlugin.class);
        assertThat(server.get("/actuator/backend/other").statusCode()).isEqualTo(404);
    }

    @Test
    void everythingThatTheBackendTellsIsShown() throws Exception {
        server.run(TodoPlugin.class, CsvModule.class, Stub.class);
        stub().failure = new IllegalStateException("no luck");
        String body = read("/actuator/backend/todo");
        assertThat(JsonPath.<Map<String, Object>>read(body, "$"))
                .containsEntry("state", "FAILED")
                .containsEntry("since", "2026-01-01T00:00:00Z")
                .containsEntry("starts", 3)
                .containsEntry("startDuration", "PT1.5S")
                .containsEntry("nextRetryAt", "2026-01-01T00:00:30Z")
                .containsEntry("failure", Map.of("type", "java.lang.IllegalStateException", "message", "no luck"));
        assertThat(JsonPath.<Map<String, Object>>read(body, "$.modules[0]"))
                .containsEntry("startDuration", "PT0.5S")
                .containsEntry("failure", Map.of("type", "java.lang.IllegalStateException", "message", "no luck"));
    }

    @Test
    void whatTheRoomsKnowOfAPluginIsShownAndAFailureOfOneInItsPlace() throws Exception {
        server.run(TodoPlugin.class, Details.class);
        assertThat(JsonPath.<Map<String, Object>>read(read("/actuator/backend/todo"), "$.details"))
                .containsEntry("colour", "green of todo")
                .containsEntry(
                        "broken",
                        Map.of("failure", Map.of("type", "java.lang.IllegalStateException", "message", "no luck")))
                .doesNotContainKey("silent");
    }

    @Test
    void developersSeeTheStackTraceOfAFailure() throws Exception {
        server.property("stagedoor.mode", "development").run(TodoPlugin.class, Stub.class);
        stub().failure = new IllegalStateException("no luck");
        assertThat(JsonPath.<String>read(read("/actuator/backend/todo"), "$.failure.stackTrace"))
                .contains("no luck")
                .contains("at " + getClass().getName());
    }

    @Test
    void exposureDoesNotSwitchRestartOn() throws Exception {
        server.run(TodoPlugin.class, Stub.class);
        assertThat(restart("todo").statusCode()).isEqualTo(405);
        assertThat(stub().restarted).isEmpty();
    }

    @Test
    void exposureOfEverythingDoesNotSwitchRestartOn() throws Exception {
        server.property("management.endpoints.web.exposure.include", "*").run(TodoPlugin.class, Stub.class);
        assertThat(restart("todo").statusCode()).isEqualTo(405);
        assertThat(stub().restarted).isEmpty();
    }

    @Test
    void accessThatIsCappedDoesNotRestart() throws Exception {
        unrestricted()
                .property("management.endpoints.access.max-permitted", "read-only")
                .run(TodoPlugin.class, Stub.class);
        assertThat(restart("todo").statusCode()).isEqualTo(405);
        assertThat(server.get("/actuator/backend").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAccessThereIsNoEndpoint() throws Exception {
        server.property("management.endpoint.backend.access", "none").run(TodoPlugin.class);
        assertThat(server.get("/actuator/backend").statusCode()).isEqualTo(404);
    }

    @Test
    void aRestartThatIsPermittedIsAnsweredWithThePlugin() throws Exception {
        unrestricted().run(TodoPlugin.class, Stub.class);
        HttpResponse<String> response = restart("todo");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(response.body(), "$.pluginId")).isEqualTo("todo");
        assertThat(stub().restarted).containsExactly("todo");
    }

    @Test
    void thePluginThatIsRestartedRunsAnew() throws Exception {
        unrestricted().run(TodoPlugin.class, CsvModule.class);
        HttpResponse<String> response = restart("todo");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(response.body(), "$"))
                .containsEntry("state", "RUNNING")
                .containsEntry("starts", 2)
                .containsKeys("since", "startDuration");
    }

    @Test
    void aPluginThatIsNotInstalledIsNotRestarted() throws Exception {
        unrestricted().run(TodoPlugin.class);
        assertThat(restart("other").statusCode()).isEqualTo(404);
    }

    @Test
    void aRestartOfAnUnknownPluginIsNotFound() throws Exception {
        unrestricted().run(TodoPlugin.class, Stub.class);
        stub().refusal = new NotFoundException("There is no plugin 'other'");
        HttpResponse<String> response = restart("other");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JsonPath.<String>read(response.body(), "$.message")).isEqualTo("There is no plugin 'other'");
    }

    @Test
    void aRestartThatIsOutOfPlaceIsAConflict() throws Exception {
        unrestricted().run(TodoPlugin.class, Stub.class);
        stub().refusal = new ConflictException("The backend is stopping");
        HttpResponse<String> response = restart("todo");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(JsonPath.<String>read(response.body(), "$.message")).isEqualTo("The backend is stopping");
    }

    @Test
    void aRestartThatFailsTellsTheReasonWithoutStackTrace() throws Exception {
        unrestricted().run(TodoPlugin.class, Stub.class);
        stub().refusal = new PluginRestartException(
                "todo", "Plugin 'todo' did not start again: no luck", new IllegalStateException("no luck"));
        HttpResponse<String> response = restart("todo");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(JsonPath.<Map<String, Object>>read(response.body(), "$"))
                .containsOnly(
                        Map.entry("type", PluginRestartException.class.getName()),
                        Map.entry("message", "Plugin 'todo' did not start again: no luck"));
    }

    private TestServer unrestricted() {
        return server.property("management.endpoint.backend.access", "unrestricted");
    }

    private HttpResponse<String> restart(String pluginId) throws Exception {
        return server.post("/actuator/backend/" + pluginId, "application/json", "{}");
    }

    private String read(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static Map<String, Object> service(String body, String id) {
        List<Map<String, Object>> services = JsonPath.read(body, "$.services[?(@.id == '" + id + "')]");
        assertThat(services).hasSize(1);
        return services.get(0);
    }

    private StubBackend stub() {
        return server.context().getBean(StubBackend.class);
    }

    @ExtensionPoint("todo.importers")
    interface Importers {}

    static class ImporterList implements Importers {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        ImporterList importers() {
            return new ImporterList();
        }

        @Init
        void init(LoggerService logger) {}
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(Importers importers) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Overrides {

        @Bean
        RootLoggerService rootLogger() {
            return entry -> {};
        }

        @ForPlugin("todo")
        LoggerService todoLogger(RootLoggerService logger) {
            return logger.child(Map.of());
        }

        @Bean
        ServiceDecorator<LoggerService> decorated() {
            return (logger, context) -> logger;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Stub {

        @Bean
        @Primary
        StubBackend stubBackend() {
            return new StubBackend();
        }
    }

    /** A backend with one plugin of which everything is known. */
    static class StubBackend implements Backend {

        private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

        final List<String> restarted = new ArrayList<>();

        volatile @Nullable Throwable failure;

        volatile @Nullable RuntimeException refusal;

        @Override
        public List<PluginStatus> plugins() {
            return List.of(new PluginStatus(
                    "todo",
                    List.of(new ModuleStatus("csv", failure, Duration.ofMillis(500))),
                    failure == null ? State.RUNNING : State.FAILED,
                    NOW,
                    failure,
                    3,
                    Duration.ofMillis(1500),
                    NOW.plusSeconds(30)));
        }

        @Override
        public Optional<StartupResult> startupResult() {
            return Optional.empty();
        }

        @Override
        public void restart(String pluginId) {
            if (refusal != null) {
                throw refusal;
            }
            restarted.add(pluginId);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Details {

        @Bean
        PluginDetails colour() {
            return new Detail("colour", pluginId -> "green of " + pluginId);
        }

        @Bean
        PluginDetails broken() {
            return new Detail("broken", pluginId -> {
                throw new IllegalStateException("no luck");
            });
        }

        @Bean
        PluginDetails silent() {
            return new Detail("silent", pluginId -> null);
        }
    }

    private record Detail(String name, UnaryOperator<@Nullable String> details) implements PluginDetails {

        @Override
        public @Nullable Object of(String pluginId) {
            return details.apply(pluginId);
        }
    }
}

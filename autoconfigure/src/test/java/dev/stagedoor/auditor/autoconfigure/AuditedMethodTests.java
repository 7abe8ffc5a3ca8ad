package dev.stagedoor.auditor.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auditor.Audited;
import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** {@link Audited} on the methods of plugins' beans. */
class AuditedMethodTests {

    private static final AtomicReference<CompletableFuture<String>> LATER = new AtomicReference<>();

    @RegisterExtension
    private final TestServer server = new TestServer();

    private final RecordingRootLogger log = new RecordingRootLogger();

    @BeforeEach
    void keepTheLog() {
        LATER.set(null);
        server.bean(log);
    }

    @Test
    @Case("AUD-10")
    void aCallThatReturnsHasSucceeded() throws Exception {
        server.run(StubIdentity.class, TodoPlugin.class);

        HttpResponse<String> answer = server.post("/api/todo/todos", "application/json", "{\"title\":\"Shop\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(log.values("status")).containsExactly("initiated", "succeeded");
        assertThat(log.values("eventId")).containsOnly("create-todo");
        assertThat(log.values("severityLevel")).containsOnly("medium");
        assertThat(log.values("request")).containsOnly(Map.of("method", "POST", "url", "/api/todo/todos"));
        assertThat(log.values("meta")).containsExactly(Map.of("title", "Shop"), Map.of("title", "Shop", "id", "1"));
    }

    @Test
    @Case("AUD-10")
    void aCallThatThrowsHasFailed() throws Exception {
        server.run(StubIdentity.class, TodoPlugin.class);

        assertThat(server.get("/api/todo/todos/7").statusCode()).isEqualTo(409);

        assertThat(log.values("status")).containsExactly("initiated", "failed");
        assertThat(log.values("meta")).containsOnly(Map.of("id", "7"));
        assertThat(log.records().get(1).throwable())
                .isInstanceOf(ConflictException.class)
                .hasMessage("nobody gets 7");
    }

    @Test
    @Case("AUD-10")
    void anAnswerWithTheStatusOfAnErrorHasFailed() throws Exception {
        server.run(StubIdentity.class, TodoPlugin.class);

        assertThat(server.get("/api/todo/gone").statusCode()).isEqualTo(410);

        assertThat(log.values("status")).containsExactly("initiated", "failed");
        assertThat(log.records().get(1).throwable()).hasMessage("Answered with 410");
    }

    @Test
    @Case("AUD-10")
    void whatIsAnsweredLaterEndsThen() throws Exception {
        server.run(StubIdentity.class, TodoPlugin.class);
        CompletableFuture<HttpResponse<String>> answer = server.getLater("/api/todo/later");
        await().atMost(Duration.ofSeconds(10)).until(() -> LATER.get() != null);
        assertThat(log.values("status")).containsExactly("initiated");
        LATER.get().completeExceptionally(new ConflictException("too late"));

        assertThat(answer.join().statusCode()).isEqualTo(409);
        assertThat(log.values("status")).containsExactly("initiated", "failed");
        assertThat(log.records().get(1).throwable()).hasMessage("too late");
    }

    @Test
    @Case("AUD-10")
    void outsideOfRequestsThePluginItselfActs() {
        server.run(StubIdentity.class, TodoPlugin.class);

        server.context().getBean(TodoController.class).purge();

        assertThat(log.values("status")).containsExactly("initiated", "succeeded");
        assertThat(log.values("actor")).containsOnly(Map.of("actorId", "plugin:todo"));
        assertThat(log.values("plugin")).containsOnly("todo");
    }

    @Test
    @Case("AUD-10")
    void anExpressionThatFailsLosesNoRecord() {
        server.run(StubIdentity.class, TodoPlugin.class);

        server.context().getBean(TodoController.class).describe(null);

        assertThat(log.values("status")).containsExactly("initiated", "succeeded");
        assertThat(log.values("meta").toString()).contains("length=not known");
    }

    @Test
    @Case("AUD-11")
    void aParameterThatThereIsNotFailsThePlugin() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> server.run(StubIdentity.class, WrongPlugin.class))
                .havingRootCause()
                .withMessage("has no parameter 'id', which its @Audited names; write 'name = #expression' for anything"
                        + " else");
    }

    @Test
    @Case("AUD-11")
    void aBeanOfNoPluginIsRefused() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> server.run(StubIdentity.class, TodoPlugin.class, OutsideConfiguration.class))
                .havingRootCause()
                .withMessageContaining("Outside.work() is audited, but bean 'outside' belongs to no plugin");
    }

    @Test
    void aRestartedPluginIsAuditedByItsNewAuditor() throws Exception {
        server.run(StubIdentity.class, TodoPlugin.class);
        server.context().getBean(Backend.class).restart("todo");

        server.get("/api/todo/gone");

        assertThat(log.values("status")).containsExactly("initiated", "failed");
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        TodoController controller() {
            return new TodoController();
        }
    }

    record Todo(String title) {}

    record Stored(String id, String title) {}

    @RestController
    static class TodoController {

        @PostMapping("/todos")
        @Audited(
                value = "create-todo",
                severity = AuditorSeverity.MEDIUM,
                meta = {"title = #todo.title", "id = #result.id"})
        Stored create(@RequestBody Todo todo) {
            return new Stored("1", todo.title());
        }

        @GetMapping("/todos/{id}")
        @Audited(value = "read-todo", meta = "id")
        String read(@PathVariable String id) {
            throw new ConflictException("nobody gets " + id);
        }

        @GetMapping("/gone")
        @Audited("read-gone")
        ResponseEntity<Void> gone() {
            return ResponseEntity.status(410).build();
        }

        @GetMapping("/later")
        @Audited("read-later")
        CompletableFuture<String> later() {
            CompletableFuture<String> later = new CompletableFuture<>();
            LATER.set(later);
            return later;
        }

        @Audited("purge-todos")
        List<String> purge() {
            return List.of();
        }

        @Audited(value = "describe", meta = "length = #text.length()")
        void describe(String text) {}
    }

    @BackendPlugin("wrong")
    static class WrongPlugin {

        @Bean
        Wrong wrong() {
            return new Wrong();
        }
    }

    static class Wrong {

        @Audited(value = "x", meta = "id")
        void work() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class OutsideConfiguration {

        @Bean
        Outside outside() {
            return new Outside();
        }
    }

    static class Outside {

        @Audited("x")
        void work() {}
    }
}

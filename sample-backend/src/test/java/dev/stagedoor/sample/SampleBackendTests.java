package dev.stagedoor.sample;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.sample.ids.IdService;
import dev.stagedoor.test.InPlugin;
import dev.stagedoor.test.WithMockCredentials;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithMockCredentials
class SampleBackendTests {

    @Autowired
    private IssuedIds issued;

    @Autowired
    private RootLoggerService rootLogger;

    @InPlugin("todo")
    private LoggerService todoLogger;

    private final RestTestClient client;

    SampleBackendTests(@LocalServerPort int port) {
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void theModuleImportsTodosThroughTheExtensionPoint() {
        client.get()
                .uri("/api/todo/todos")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].title")
                .isEqualTo("Read the README")
                .jsonPath("$.items[0].done")
                .isEqualTo(true)
                .jsonPath("$.items[1].title")
                .isEqualTo("Write a plugin");
    }

    @Test
    void aTodoIsAddedAndRead() {
        String id = add("Add and read");
        client.get()
                .uri("/api/todo/todos/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"id\":\"" + id + "\",\"title\":\"Add and read\",\"done\":false}");
    }

    @Test
    void aTodoIsReplaced() {
        String id = add("Replace");
        client.put()
                .uri("/api/todo/todos/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("title", "Replaced", "done", true))
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/api/todo/todos/{id}", id)
                .exchange()
                .expectBody()
                .json("{\"id\":\"" + id + "\",\"title\":\"Replaced\",\"done\":true}");
    }

    @Test
    void aTodoIsRemoved() {
        String id = add("Remove");
        client.delete()
                .uri("/api/todo/todos/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();
        client.get().uri("/api/todo/todos/{id}", id).exchange().expectStatus().isNotFound();
    }

    @Test
    void aTodoThatDoesNotExistIsAnsweredAsBackstageDoes() {
        client.get()
                .uri("/api/todo/todos/nothing")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("NotFoundError")
                .jsonPath("$.error.message")
                .isEqualTo("There is no todo with id 'nothing'")
                .jsonPath("$.request.method")
                .isEqualTo("GET")
                .jsonPath("$.response.statusCode")
                .isEqualTo(404);
    }

    @Test
    void aTodoWithoutATitleIsRefused() {
        client.post()
                .uri("/api/todo/todos")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("title", " "))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("InputError");
    }

    @Test
    void theDefaultFactoryMakesTheIdsOfAPlugin() {
        assertThat(add("Id")).matches("todo-\\d+");
    }

    @Test
    void anOverrideForOnePluginLeavesTheOthersTheDefault(
            @InPlugin("greeting") IdService greeting, @InPlugin("todo") IdService todo) {
        assertThat(greeting.next()).isEqualTo("hello");
        assertThat(todo.next()).startsWith("todo-");
    }

    @Test
    void theDecoratorSeesEveryId() {
        long before = issued.count("greeting");
        client.get()
                .uri("/api/greeting/hello?name=Ada")
                .exchange()
                .expectBody()
                .json("{\"id\":\"hello\",\"text\":\"Hello, Ada!\"}");
        assertThat(issued.count("greeting")).isEqualTo(before + 1);
    }

    @Test
    void theRootLoggerOfTheApplicationWritesWhatPluginsLog() {
        Logger target = (Logger) LoggerFactory.getLogger("plugin.todo");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        target.addAppender(written);
        try {
            todoLogger.info("Written");
        } finally {
            target.detachAppender(written);
        }
        assertThat(rootLogger).isInstanceOf(LabellingRootLogger.class);
        List<ILoggingEvent> events = written.list;
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Written");
            assertThat(event.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .containsExactlyInAnyOrder("application=sample", "plugin=todo");
        });
    }

    private String add(String title) {
        Map<?, ?> added = client.post()
                .uri("/api/todo/todos")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("title", title))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(added).isNotNull();
        return String.valueOf(added.get("id"));
    }
}

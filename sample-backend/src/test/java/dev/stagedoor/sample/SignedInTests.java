package dev.stagedoor.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PermissionPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sample with real tokens: a guest signs in, and the catalog is asked on the guest's behalf. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "auth.providers.guest.dangerouslyAllowOutsideDevelopment=true",
            "permission.enabled=true",
            "backend.auth.externalAccess[0].type=static",
            "backend.auth.externalAccess[0].options.token=a-token-that-only-tests-have",
            "backend.auth.externalAccess[0].options.subject=ci"
        })
class SignedInTests {

    private static final String SERVICE = "Bearer a-token-that-only-tests-have";

    private static volatile boolean creating = true;

    private final RestTestClient client;

    SignedInTests(@LocalServerPort int port) {
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    /** Its files are read after it has started. */
    @BeforeEach
    void waitForTheCatalog() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> client.get()
                        .uri("/api/catalog/entities/by-name/component/default/petstore")
                        .header("Authorization", SERVICE)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    @Test
    void aTodoIsAboutAnEntityOfTheCatalog() {
        add(guest(), Map.of("title", "Buy milk", "entityRef", "component:default/petstore"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("[Pet Store] Buy milk")
                .jsonPath("$.createdBy")
                .isEqualTo("user:default/guest")
                .jsonPath("$.createdAt")
                .isNotEmpty();
    }

    @Test
    void anEntityWithoutATitleIsShownAsItWasNamed() {
        add(guest(), Map.of("title", "Greet", "entityRef", "group:guests"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("[group:guests] Greet");
    }

    @Test
    void anEntityThatDoesNotExistIsNotFound() {
        add(guest(), Map.of("title", "Buy milk", "entityRef", "component:default/nothing"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("No entity found for ref 'component:default/nothing'");
    }

    @Test
    void aReferenceThatIsNoneIsRefused() {
        add(guest(), Map.of("title", "Buy milk", "entityRef", "petstore"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void nobodySeesTodosWithoutAToken() {
        client.get().uri("/api/todo/todos").exchange().expectStatus().isUnauthorized();
        client.get().uri("/api/greeting/hello").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aServiceSeesTodosAndAddsNone() {
        client.get()
                .uri("/api/todo/todos")
                .header("Authorization", SERVICE)
                .exchange()
                .expectStatus()
                .isOk();
        add(SERVICE, Map.of("title", "Buy milk")).expectStatus().isForbidden();
    }

    @Test
    void whoLacksThePermissionAddsNone() {
        String guest = guest();
        creating = false;
        try {
            add(guest, Map.of("title", "Buy milk")).expectStatus().isForbidden();
        } finally {
            creating = true;
        }
    }

    @Test
    void whoAddsATodoIsRecorded() {
        String guest = guest();
        Logger target = (Logger) LoggerFactory.getLogger("plugin.todo");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        target.addAppender(written);
        try {
            add(guest, Map.of("title", "Buy milk", "entityRef", "component:default/petstore"));
        } finally {
            target.detachAppender(written);
        }

        List<ILoggingEvent> records = List.copyOf(written.list).stream()
                .filter(event -> event.getMessage().equals("todo.create-todo"))
                .toList();
        assertThat(records).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.INFO);
        assertThat(records.stream().flatMap(SignedInTests::fields))
                .contains("status=initiated", "status=succeeded", "isAuditEvent=true", "severityLevel=medium")
                .anyMatch(field -> field.startsWith("actor=") && field.contains("actorId=user:default/guest"))
                .anyMatch(field -> field.startsWith("meta=") && field.contains("component:default/petstore"))
                .noneMatch(field -> field.contains("eyJ"));
    }

    private static Stream<String> fields(ILoggingEvent event) {
        return event.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value);
    }

    private RestTestClient.ResponseSpec add(String authorization, Map<String, String> todo) {
        return client.post()
                .uri("/api/todo/todos")
                .header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .body(todo)
                .exchange();
    }

    private String guest() {
        Map<?, ?> answer = client.post()
                .uri("/api/auth/guest/refresh")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isNotNull();
        return "Bearer " + ((Map<?, ?>) answer.get("backstageIdentity")).get("token");
    }

    /** All that users want, unless a test says otherwise. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Policy {

        @Bean
        PermissionPolicy policy() {
            return (query, user) -> creating ? AuthorizeResult.ALLOW : AuthorizeResult.DENY;
        }
    }
}

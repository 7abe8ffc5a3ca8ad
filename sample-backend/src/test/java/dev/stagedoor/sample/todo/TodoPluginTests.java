package dev.stagedoor.sample.todo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityMetadata;
import dev.stagedoor.test.FakeAuditor;
import dev.stagedoor.test.MockCatalog;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** The plugin alone, with stand-ins for what is around it. */
class TodoPluginTests {

    // tag::test[]
    private final MockCatalog catalog = MockCatalog.with(Entity.of("Component", "petstore")
            .withMetadata(EntityMetadata.of("petstore").withTitle("Pet Store")));

    private final FakeAuditor auditor = new FakeAuditor();

    private final TestBackend backend = TestBackend.start(TodoPlugin.class, catalog, auditor);

    private final RestClient client = RestClient.builder()
            .baseUrl(backend.baseUrl() + "/api/todo")
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();

    @Test
    void aTodoIsCreatedAboutAnEntity() {
        ResponseEntity<Map<String, Object>> created = post(
                MockCredentials.user().header(),
                Map.of("title", "Do the thing", "entityRef", "component:default/petstore"));

        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(created.getBody())
                .containsEntry("title", "[Pet Store] Do the thing")
                .containsEntry("createdBy", MockCredentials.DEFAULT_USER);
        assertThat(catalog.askedBy()).containsExactly(new UserPrincipal(MockCredentials.DEFAULT_USER));
        assertThat(auditor.entries("create-todo"))
                .extracting(FakeAuditor.Entry::status)
                .containsExactly(FakeAuditor.Status.INITIATED, FakeAuditor.Status.SUCCEEDED);
    }

    @Test
    void nobodyCreatesATodoWithoutSigningIn() {
        ResponseEntity<Map<String, Object>> refused =
                post(MockCredentials.none().header(), Map.of("title", "Do the thing"));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }
    // end::test[]

    @Test
    void whatFailsIsRecordedAsFailed() {
        assertThat(post(MockCredentials.user().header(), Map.of("title", "x", "entityRef", "component:default/gone"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        List<FakeAuditor.Entry> entries = auditor.entries("create-todo");
        assertThat(entries)
                .extracting(FakeAuditor.Entry::status)
                .containsExactly(FakeAuditor.Status.INITIATED, FakeAuditor.Status.FAILED);
        assertThat(entries.get(1).error()).hasMessage("No entity found for ref 'component:default/gone'");
    }

    @Test
    void aServiceCreatesNoTodo() {
        assertThat(post(MockCredentials.service().header(), Map.of("title", "x"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private ResponseEntity<Map<String, Object>> post(String authorization, Map<String, String> todo) {
        return client.post()
                .uri("/todos")
                .header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .body(todo)
                .retrieve()
                .toEntity(new ParameterizedTypeReference<>() {});
    }
}

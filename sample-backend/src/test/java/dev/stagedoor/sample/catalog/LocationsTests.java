package dev.stagedoor.sample.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.EntityRules;
import dev.stagedoor.test.FakeAuditor;
import dev.stagedoor.test.FakePermissions;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** Registered locations, and what is asked before one is registered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocationsTests {

    private static final String TARGET = "https://example.com/catalog-info.yaml";

    private final FakePermissions permissions = new FakePermissions();

    private final FakeAuditor auditor = new FakeAuditor();

    private final HttpServer files = serve("""
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: found}
            spec: {type: team, children: []}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: User
            metadata: {name: somebody}
            spec: {memberOf: [found]}
            """);

    private final String found = "http://localhost:" + files.getAddress().getPort() + "/catalog-info.yaml";

    private final TestBackend backend = EntityRows.emptyCatalog(permissions, auditor)
            .property(
                    "backend.reading.allow[0].host",
                    "localhost:" + files.getAddress().getPort())
            .start();

    private final RestTestClient client = RestTestClient.bindToServer()
            .baseUrl(backend.baseUrl() + "/api/catalog")
            .build();

    private final EntityRows rows = new EntityRows(backend);

    @BeforeEach
    void beginAnew() {
        backend.pluginBean("catalog", JdbcClient.class)
                .sql("delete from locations")
                .update();
        Stream.<Permission>of(
                        CatalogPermissions.LOCATION_READ,
                        CatalogPermissions.LOCATION_CREATE,
                        CatalogPermissions.LOCATION_DELETE,
                        CatalogPermissions.LOCATION_ANALYZE,
                        CatalogPermissions.ENTITY_VALIDATE,
                        CatalogPermissions.ENTITY_REFRESH)
                .forEach(each -> permissions.decide(each, AuthorizeResult.ALLOW));
    }

    @AfterAll
    void stop() {
        backend.close();
        files.stop(0);
    }

    @Test
    void aLocationIsRegisteredFoundAndDeleted() {
        String id = register(TARGET);

        client.get()
                .uri("/locations/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.type")
                .isEqualTo("url")
                .jsonPath("$.target")
                .isEqualTo(TARGET)
                .jsonPath("$.entityRef")
                .value(ref -> assertThat((String) ref).startsWith("location:default/generated-"));
        client.get()
                .uri("/locations")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].data.id")
                .isEqualTo(id);
        client.delete().uri("/locations/{id}", id).exchange().expectStatus().isNoContent();
        client.get()
                .uri("/locations/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("Found no location with ID " + id);
        client.delete().uri("/locations/{id}", id).exchange().expectStatus().isNotFound();
    }

    @Test
    void theAnswerHasNoEntitiesAndDoesNotTellWhetherItExisted() {
        post("/locations", location(TARGET))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.location.target")
                .isEqualTo(TARGET)
                .jsonPath("$.entities")
                .isEqualTo(List.of())
                .jsonPath("$.exists")
                .doesNotExist();
    }

    @Test
    void aLocationIsRegisteredOnce() {
        String id = register(TARGET);

        post("/locations", location(TARGET))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("ConflictError")
                .jsonPath("$.error.message")
                .isEqualTo("Location url:" + TARGET + " already exists");
        post("/locations?onConflict=refresh", location(TARGET))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.location.id")
                .isEqualTo(id);
    }

    @Test
    void filesOfTheServerAreNotRegistered() {
        post("/locations", "{\"type\": \"file\", \"target\": \"/etc/passwd\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("Registered locations must be of an allowed type [\"url\"]");
        post("/locations?dryRun=true", "{\"type\": \"file\", \"target\": \"/etc/passwd\"}")
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\": \"url\"}",
                "{\"type\": \"url\", \"target\": 1}",
                "{\"type\": \"url\", \"target\": \" \"}",
                "{\"type\": \"url\", \"target\": \"https://a\", \"other\": 1}",
                "{\"type\": \"url\", \"target\": \"https://a\", \"presence\": \"perhaps\"}"
            })
    void aMalformedLocationIsRefused(String body) {
        post("/locations", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("InputError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=", "?dryRun=true&dryRun=true", "?dry=true", "?onConflict=ignore"})
    void aWrongParameterIsRefused(String query) {
        post("/locations" + query, location(TARGET)).expectStatus().isBadRequest();
    }

    @Test
    void aTrialTellsWhatWouldBeFoundAndLeavesNothing() {
        post("/locations?dryRun=true", location(found))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.exists")
                .isEqualTo(false)
                .jsonPath("$.location.id")
                .isEqualTo("url:" + found)
                .jsonPath("$.entities[*].kind")
                .value(kinds -> assertThat((List<?>) kinds)
                        .map(Object::toString)
                        .containsExactlyInAnyOrder("Location", "Group", "User"));

        assertThat(page("{}").get("totalItems")).isEqualTo(0);
        client.get()
                .uri("/entities/by-name/group/default/found")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aTrialOfWhatIsNotThereIsRefused() {
        post("/locations?dryRun=true", location(TARGET)).expectStatus().isBadRequest();
    }

    @Test
    void aLocationIsMovedAndKeepsItsEntity() {
        String id = register(TARGET);
        String ref = client.get()
                .uri("/locations/{id}", id)
                .exchange()
                .returnResult(Map.class)
                .getResponseBody()
                .get("entityRef")
                .toString();

        client.put()
                .uri("/locations/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(location("https://example.com/moved.yaml"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.target")
                .isEqualTo("https://example.com/moved.yaml")
                .jsonPath("$.entityRef")
                .isEqualTo(ref);
        client.put()
                .uri("/locations/unknown")
                .contentType(MediaType.APPLICATION_JSON)
                .body(location(TARGET))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aLocationIsFoundByAnEntityThatCameFromIt() {
        String id = register(TARGET);
        rows.add("Component:default/found", origin("url:" + TARGET), Map.of());
        rows.add("Component:default/configured", origin("file:/catalog/all.yaml"), Map.of());

        client.get()
                .uri("/locations/by-entity/component/Default/found")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id);
        client.get()
                .uri("/locations/by-entity/component/default/configured")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("Found no location with type file and target /catalog/all.yaml");
        client.get()
                .uri("/locations/by-entity/component/default/gone")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static Map<String, ?> origin(String ref) {
        return Map.of("annotations", Map.of("backstage.io/managed-by-origin-location", ref));
    }

    @Test
    void locationsAreReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            register("https://example.com/" + i + ".yaml");
        }

        Map<?, ?> first = page("{\"limit\": 2, \"query\": {\"target\": {\"$hasPrefix\": \"https://EXAMPLE.com/\"}}}");
        Map<?, ?> second = page("{\"cursor\": \"" + cursor(first) + "\"}");
        Map<?, ?> third = page("{\"cursor\": \"" + cursor(second) + "\"}");

        assertThat(Stream.of(first, second, third).<Object>map(page -> page.get("totalItems")))
                .containsOnly(5);
        assertThat(Stream.of(first, second, third)
                        .flatMap(page -> ((List<?>) page.get("items")).stream())
                        .<Object>map(item -> ((Map<?, ?>) item).get("target")))
                .containsExactlyInAnyOrder(
                        "https://example.com/0.yaml",
                        "https://example.com/1.yaml",
                        "https://example.com/2.yaml",
                        "https://example.com/3.yaml",
                        "https://example.com/4.yaml");
        assertThat(third.get("pageInfo")).isEqualTo(Map.of());
    }

    @Test
    void withoutABodyAllLocationsAreRead() {
        register(TARGET);

        client.post()
                .uri("/locations/by-query")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "URL"} | 2
            {"entityRef": {"$in": ["x"]}} | 0
            {"TARGET": "https://example.com/a%.yaml"} | 1
            {"target": {"$hasPrefix": "https://example.com/a%"}} | 1
            {"target": {"$hasPrefix": "https://example.com/_"}} | 0
            {"$not": {"target": "https://example.com/a%.yaml"}} | 1
            {"$any": [{"type": "file"}, {"target": "https://example.com/ab.yaml"}]} | 1
            {"$all": [{"type": "url"}, {"target": {"$exists": true}}]} | 2
            {"$all": []} | 0
            {"$any": []} | 0
            {"target": {"$exists": false}} | 0
            {"target": {"$contains": "a"}} | 0
            {"id": {"$in": []}} | 0
            {} | 2""")
    void locationsAreFoundByPredicates(String query, int count) {
        register("https://example.com/a%.yaml");
        register("https://example.com/ab.yaml");

        assertThat(page("{\"query\": " + query + "}").get("totalItems")).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\": 0}",
                "{\"limit\": 1.5}",
                "{\"limit\": \"a\"}",
                "{\"cursor\": \"\"}",
                "{\"cursor\": \"!!\"}",
                "{\"cursor\": \"e30=\"}",
                "{\"query\": []}",
                "{\"query\": {\"name\": \"a\"}}",
                "{\"query\": {\"$nor\": []}}",
                "{\"query\": {\"$all\": {}}}",
                "{\"query\": {\"$not\": {}, \"type\": \"url\"}}",
                "{\"query\": {\"type\": null}}",
                "{\"query\": {\"type\": {\"$like\": \"a\"}}}"
            })
    void aMalformedQueryIsRefused(String body) {
        post("/locations/by-query", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("InputError");
    }

    @Test
    void aQueryThatWouldNotFitIntoAStatementIsRefused() {
        String deep = "{\"$not\":".repeat(60) + "{}" + "}".repeat(60);
        post("/locations/by-query", "{\"query\": " + deep + "}").expectStatus().isBadRequest();
        String wide = "{\"id\": {\"$in\": [" + "\"a\",".repeat(1000) + "\"b\"]}}";
        post("/locations/by-query", "{\"query\": " + wide + "}").expectStatus().isBadRequest();
    }

    @Test
    void whoMayNotReadLocationsFindsNone() {
        String id = register(TARGET);
        permissions.decide(CatalogPermissions.LOCATION_READ, AuthorizeResult.DENY);

        client.get()
                .uri("/locations")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[]");
        client.get().uri("/locations/{id}", id).exchange().expectStatus().isNotFound();
        client.get()
                .uri("/locations/by-entity/component/default/x")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(page("{}")).isEqualTo(Map.of("items", List.of(), "totalItems", 0, "pageInfo", Map.of()));
    }

    @Test
    void whoMayNotChangeLocationsIsRefused() {
        String id = register(TARGET);
        permissions.decide(CatalogPermissions.LOCATION_CREATE, AuthorizeResult.DENY);
        permissions.decide(CatalogPermissions.LOCATION_DELETE, AuthorizeResult.DENY);
        permissions.decide(CatalogPermissions.LOCATION_ANALYZE, AuthorizeResult.DENY);

        post("/locations", location(TARGET)).expectStatus().isForbidden();
        post("/locations?dryRun=true", location(TARGET)).expectStatus().isForbidden();
        post("/analyze-location", "{\"location\": " + location(TARGET) + "}")
                .expectStatus()
                .isForbidden();
        client.put()
                .uri("/locations/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(location(TARGET))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.delete().uri("/locations/{id}", id).exchange().expectStatus().isForbidden();
    }

    @Test
    void whatIsDoneToLocationsIsRecorded() {
        register("https://example.com/recorded.yaml");
        post("/locations", location("https://example.com/recorded.yaml"))
                .expectStatus()
                .isEqualTo(409);

        assertThat(auditor.entries("location-mutate"))
                .filteredOn(entry -> "url:https://example.com/recorded.yaml"
                        .equals(entry.meta().get("location")))
                .extracting(FakeAuditor.Entry::status)
                .containsExactly(
                        FakeAuditor.Status.INITIATED,
                        FakeAuditor.Status.SUCCEEDED,
                        FakeAuditor.Status.INITIATED,
                        FakeAuditor.Status.FAILED);
    }

    @Test
    void inReadonlyModeOnlyTrialsAreMade() {
        try (TestBackend other =
                EntityRows.emptyCatalog().property("catalog.readonly", "true").start()) {
            RestTestClient readonly = RestTestClient.bindToServer()
                    .baseUrl(other.baseUrl() + "/api/catalog/locations")
                    .defaultHeader("Content-Type", "application/json")
                    .build();

            readonly.post()
                    .body(location(TARGET))
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.error.message")
                    .isEqualTo("This operation not allowed in readonly mode");
            readonly.put()
                    .uri("/x")
                    .body(location(TARGET))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
            readonly.delete().uri("/x").exchange().expectStatus().isForbidden();
            readonly.post()
                    .uri("?dryRun=true")
                    .body("{\"type\": \"file\", \"target\": \"x\"}")
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void whatDoesNotExistIsNotRefreshed() {
        post("/refresh", "{\"entityRef\": \"component:default/gone\"}")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("NotFoundError");
        permissions.decide(
                CatalogPermissions.ENTITY_REFRESH,
                CatalogPermissions.ENTITY.decision(
                        EntityRules.IS_ENTITY_KIND.condition(new EntityRules.Kinds(List.of("component")))));
        post("/refresh", "{\"entityRef\": \"component:default/gone\"}")
                .expectStatus()
                .isForbidden();
        permissions.decide(CatalogPermissions.ENTITY_REFRESH, AuthorizeResult.DENY);
        post("/refresh", "{\"entityRef\": \"component:default/gone\"}")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aRefreshMayBringTheTokenOfWhomItIsFor() {
        String token = MockCredentials.user("user:default/other").header().substring("Bearer ".length());

        post(
                        "/refresh",
                        JsonMapper.shared()
                                .writeValueAsString(
                                        Map.of("entityRef", "component:default/gone", "authorizationToken", token)))
                .expectStatus()
                .isNotFound();

        assertThat(permissions.requests())
                .last()
                .satisfies(asked ->
                        assertThat(asked.credentials().principal()).isEqualTo(new UserPrincipal("user:default/other")));
        post("/refresh", "{\"entityRef\": \"component:default/gone\", \"authorizationToken\": \"nonsense\"}")
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"entityRef\": 1}", "{\"entityRef\": \"a:b/c\", \"other\": 1}"})
    void aMalformedRefreshIsRefused(String body) {
        post("/refresh", body).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"entity": {}, "location": "url:https://a"} | TypeError
            {"entity": {"apiVersion": "a", "kind": "A", "metadata": {}}, "location": "url:https://a"} | TypeError
            {"entity": {"apiVersion": "a", "kind": "A", "metadata": {"name": "a"}}, "location": "file:/a"} | TypeError
            {"entity": {"apiVersion": "a", "kind": "A", "metadata": {"name": "a"}}, "location": "a"} | TypeError
            {"entity": {"apiVersion": "a", "kind": "A", "metadata": {"name": "a"}}, "location": "url:https://a"} | InputError""")
    void whatIsNotValidIsAnsweredWithItsErrors(String body, String name) {
        post("/validate-entity", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].name")
                .isEqualTo(name)
                .jsonPath("$.errors[0].message")
                .isNotEmpty()
                .jsonPath("$.error")
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{",
                "{\"entity\": {}}",
                "{\"entity\": {}, \"location\": 1}",
                "{\"entity\": [], \"location\": \"url:https://a\"}",
                "{\"location\": \"url:https://a\"}"
            })
    void aMalformedRequestToValidateIsRefused(String body) {
        post("/validate-entity", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("InputError");
    }

    @Test
    void aValidEntityIsAnsweredWithoutABody() {
        String body = "{\"location\": \"url:https://example.com/a.yaml\", \"entity\": {\"apiVersion\":"
                + " \"backstage.io/v1alpha1\", \"kind\": \"Component\", \"metadata\": {\"name\": \"a\"}, \"spec\":"
                + " {\"type\": \"service\", \"lifecycle\": \"production\", \"owner\": \"guests\"}}}";

        post("/validate-entity", body).expectStatus().isOk().expectBody().isEmpty();
        permissions.decide(CatalogPermissions.ENTITY_VALIDATE, AuthorizeResult.DENY);
        post("/validate-entity", body).expectStatus().isForbidden();
    }

    @Test
    void anEntityToValidateReadsNoFilesOfTheServer(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.yaml"), "kind: Secret");

        String problems = post("/validate-entity", """
                        {"location": "url:https://example.com/a.yaml", "entity": {
                          "apiVersion": "backstage.io/v1alpha1", "kind": "Location",
                          "metadata": {"name": "a", "annotations": {
                            "backstage.io/managed-by-location": "file:%1$s",
                            "backstage.io/managed-by-origin-location": "file:%1$s"}},
                          "spec": {"type": "file", "target": "%1$s"}}}""".formatted(secret))
                .expectStatus()
                .isBadRequest()
                .returnResult(String.class)
                .getResponseBody();

        assertThat(problems).contains("NotAllowedError").doesNotContain("kind");
    }

    @Test
    void aRepositoryIsAnsweredWithAnEntityThatItMightHave() {
        post("/analyze-location", "{\"location\": " + location("https://github.com/acme/petstore") + "}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"existingEntityFiles": [],
                         "generateEntities": [{
                           "entity": {
                             "apiVersion": "backstage.io/v1alpha1",
                             "kind": "Component",
                             "metadata": {
                               "name": "petstore", "annotations": {"github.com/project-slug": "acme/petstore"}},
                             "spec": {"type": "other", "lifecycle": "unknown"}},
                           "fields": []}]}""");
    }

    @Test
    void aDescriptorThatMayBeReadIsAnsweredWithItsEntities() {
        post("/analyze-location", "{\"location\": " + location(found) + "}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.existingEntityFiles[*].entity.metadata.name")
                .isEqualTo(List.of("found", "somebody"))
                .jsonPath("$.existingEntityFiles[0].isRegistered")
                .isEqualTo(false)
                .jsonPath("$.existingEntityFiles[0].location.target")
                .isEqualTo(found)
                .jsonPath("$.generateEntities")
                .isEqualTo(List.of());
    }

    @Test
    void whatIsNoAddressIsNotAnalyzed() {
        post("/analyze-location", "{\"location\": " + location("petstore") + "}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("The given location.target is not a URL");
    }

    private static HttpServer serve(String text) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/catalog-info.yaml", exchange -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private String register(String target) {
        Map<?, ?> answer = post("/locations", location(target))
                .expectStatus()
                .isCreated()
                .returnResult(Map.class)
                .getResponseBody();
        return ((Map<?, ?>) answer.get("location")).get("id").toString();
    }

    private Map<?, ?> page(String body) {
        return post("/locations/by-query", body)
                .expectStatus()
                .isOk()
                .returnResult(Map.class)
                .getResponseBody();
    }

    private static String cursor(Map<?, ?> page) {
        return ((Map<?, ?>) page.get("pageInfo")).get("nextCursor").toString();
    }

    private static String location(String target) {
        return "{\"type\": \"url\", \"target\": \"" + target + "\"}";
    }

    private RestTestClient.ResponseSpec post(String uri, String body) {
        return client.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}

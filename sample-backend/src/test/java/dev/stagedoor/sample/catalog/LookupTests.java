package dev.stagedoor.sample.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.EntityRules;
import dev.stagedoor.test.FakeAuditor;
import dev.stagedoor.test.FakePermissions;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** Entities of which the caller knows the name or the uid, with what rules say of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupTests {

    private static final PolicyDecision COMPONENTS = CatalogPermissions.ENTITY.decision(
            EntityRules.IS_ENTITY_KIND.condition(new EntityRules.Kinds(List.of("component"))));

    private static final PolicyDecision NO_LOCATIONS = CatalogPermissions.ENTITY.decision(
            PermissionCriteria.not(EntityRules.HAS_METADATA.condition(new EntityRules.Property("name", "middle"))));

    private final FakePermissions permissions = new FakePermissions();

    private final FakeAuditor auditor = new FakeAuditor();

    private final TestBackend backend =
            EntityRows.emptyCatalog(permissions, auditor).start();

    private final RestTestClient client = RestTestClient.bindToServer()
            .baseUrl(backend.baseUrl() + "/api/catalog")
            .build();

    private final EntityRows rows = new EntityRows(backend);

    private String petstore = "";

    private String orders = "";

    @BeforeAll
    void addEntities() {
        petstore = rows.add("Component:default/PetStore", Map.of("title", "Pet Store"), Map.of("type", "service"));
        orders = rows.add("API:Shop/orders", Map.of(), Map.of("type", "openapi"));
        rows.add("Location:default/middle", Map.of(), Map.of());
        rows.add("Location:default/root", Map.of(), Map.of());
        rows.brought("location:default/root", "location:default/middle");
        rows.brought("location:default/middle", "component:default/petstore");
        rows.brought("location:default/root", "api:shop/orders");
    }

    @BeforeEach
    void allowAll() {
        Stream.of(CatalogPermissions.ENTITY_READ, CatalogPermissions.ENTITY_DELETE)
                .forEach(each -> permissions.decide(each, AuthorizeResult.ALLOW));
    }

    @AfterAll
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"component/default/petstore", "Component/Default/PetStore", "COMPONENT/default/PETSTORE"})
    void anEntityIsFoundByItsNameInAnyCase(String name) {
        client.get()
                .uri("/entities/by-name/" + name)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.metadata.name")
                .isEqualTo("PetStore")
                .jsonPath("$.metadata.uid")
                .isEqualTo(petstore);
    }

    @Test
    void anEntityThatDoesNotExistIsNotFound() {
        client.get()
                .uri("/entities/by-name/Component/default/gone")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("""
                        {"error": {"name": "NotFoundError",
                          "message": "No entity named 'gone' found, with kind 'Component' in namespace 'default'"},
                         "request": {"method": "GET", "url": "/entities/by-name/Component/default/gone"},
                         "response": {"statusCode": 404}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities/by-name/component/default/petstore?fields=",
                "/entities/by-name/component/default/petstore?fields=kind",
                "/entities/by-uid/x?a=b",
                "/entities/by-name/component/default/petstore/ancestry?x"
            })
    void aQueryParameterThatNobodyKnowsIsRefused(String uri) {
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("InputError")
                .jsonPath("$.error.message")
                .value(message -> assertThat((String) message).startsWith("Unknown query parameter"));
    }

    @Test
    void anEntityIsFoundByItsUid() {
        client.get()
                .uri("/entities/by-uid/{uid}", orders)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.metadata.name")
                .isEqualTo("orders");
        client.get()
                .uri("/entities/by-uid/unknown")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("No entity with uid unknown");
    }

    @Test
    void whatMayNotBeSeenIsNotFound() {
        permissions.decide(CatalogPermissions.ENTITY_READ, COMPONENTS);

        client.get()
                .uri("/entities/by-name/component/default/petstore")
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri("/entities/by-name/api/shop/orders")
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/entities/by-uid/{uid}", orders)
                .exchange()
                .expectStatus()
                .isNotFound();

        permissions.decide(CatalogPermissions.ENTITY_READ, AuthorizeResult.DENY);
        client.get()
                .uri("/entities/by-name/component/default/petstore")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void manyAreAnsweredInTheOrderOfTheRequest() {
        byRefs("""
                {"entityRefs": ["api:shop/orders", "component:default/gone", "Component:Default/PetStore", "petstore",
                  ":", "component:default/petstore", "api:shop/orders"]}""", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(7)
                .jsonPath("$.items[0].metadata.name")
                .isEqualTo("orders")
                .jsonPath("$.items[1]")
                .isEqualTo(null)
                .jsonPath("$.items[2]")
                .isEqualTo(null)
                .jsonPath("$.items[3]")
                .isEqualTo(null)
                .jsonPath("$.items[4]")
                .isEqualTo(null)
                .jsonPath("$.items[5].metadata.name")
                .isEqualTo("PetStore")
                .jsonPath("$.items[6].metadata.name")
                .isEqualTo("orders");
    }

    @Test
    void ofManyOnlyWhatMatchesAndMayBeSeenIsAnswered() {
        String refs =
                "\"entityRefs\": [\"component:default/petstore\", \"api:shop/orders\", \"location:default/root\"]";

        byRefs("{" + refs + "}", "?filter=kind=api&filter=spec.type=service")
                .expectBody()
                .jsonPath("$.items[*].kind")
                .isEqualTo(List.of("Component", "API"))
                .jsonPath("$.items[2]")
                .isEqualTo(null);
        byRefs("{" + refs + ", \"query\": {\"spec.type\": \"openapi\"}}", "")
                .expectBody()
                .jsonPath("$.items[*].kind")
                .isEqualTo(List.of("API"));
        permissions.decide(CatalogPermissions.ENTITY_READ, COMPONENTS);
        byRefs("{" + refs + "}", "?filter=spec.type")
                .expectBody()
                .jsonPath("$.items[*].kind")
                .isEqualTo(List.of("Component"));
    }

    @Test
    void ofManyOnlySomeFieldsAreAnswered() {
        byRefs("{\"entityRefs\": [\"component:default/petstore\"], \"fields\": [\"kind\", \"metadata.name\"]}", "")
                .expectBody()
                .json("{\"items\": [{\"kind\": \"Component\", \"metadata\": {\"name\": \"PetStore\"}}]}")
                .jsonPath("$.items[0].spec")
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"entityRefs\": \"a\"}",
                "{\"entityRefs\": [1]}",
                "[]",
                "{",
                "{\"entityRefs\": [], \"query\": []}"
            })
    void aMalformedRequestForManyIsRefused(String body) {
        byRefs(body, "").expectStatus().isBadRequest();
    }

    @Test
    void moreAreAskedForThanOneStatementHas() {
        String refs = "\"component:default/x\",".repeat(20_000);

        byRefs("{\"entityRefs\": [" + refs + "\"component:default/petstore\"]}", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[20000].kind")
                .isEqualTo("Component");
    }

    @Test
    void ancestorsLeadToTheFirstLocation() {
        client.get()
                .uri("/entities/by-name/Component/default/petstore/ancestry")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rootEntityRef")
                .isEqualTo("component:default/petstore")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].entity.metadata.name")
                .isEqualTo("PetStore")
                .jsonPath("$.items[0].parentEntityRefs")
                .isEqualTo(List.of("location:default/middle"))
                .jsonPath("$.items[2].entity.metadata.name")
                .isEqualTo("root")
                .jsonPath("$.items[2].parentEntityRefs")
                .isEqualTo(List.of());
        client.get()
                .uri("/entities/by-name/Component/default/gone/ancestry")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("No such entity component:default/gone");
    }

    @Test
    void ancestorsThatMayNotBeSeenAreLeftOut() {
        permissions.decide(CatalogPermissions.ENTITY_READ, NO_LOCATIONS);

        client.get()
                .uri("/entities/by-name/component/default/petstore/ancestry")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].entity.metadata.name")
                .isEqualTo(List.of("PetStore"));
        client.get()
                .uri("/entities/by-name/location/default/middle/ancestry")
                .exchange()
                .expectStatus()
                .isForbidden();
        client.get()
                .uri("/entities/by-name/component/default/gone/ancestry")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void whoMayNotRemoveAnEntityIsRefused() {
        permissions.decide(CatalogPermissions.ENTITY_DELETE, COMPONENTS);

        client.delete()
                .uri("/entities/by-uid/{uid}", orders)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error.name")
                .isEqualTo("NotAllowedError");
        client.delete()
                .uri("/entities/by-uid/unknown")
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(auditor.entries("entity-mutate")).anySatisfy(entry -> {
            assertThat(entry.status()).isEqualTo(FakeAuditor.Status.FAILED);
            assertThat(entry.meta()).containsEntry("uid", orders).containsEntry("actionType", "delete");
        });
    }

    @Test
    void removingWhatDoesNotExistIsNoError() {
        client.delete()
                .uri("/entities/by-uid/unknown")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private RestTestClient.ResponseSpec byRefs(String body, String query) {
        return client.post()
                .uri("/entities/by-refs" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}

package dev.stagedoor.sample.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionRuleset;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.EntityResources;
import dev.stagedoor.sample.catalog.access.EntityRules;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a rule decides about one entity as it does about all of the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityRulesTests {

    private static final String LONG = "x".repeat(201);

    private final TestBackend backend = EntityRows.emptyCatalog().start();

    private final JdbcClient jdbc = backend.pluginBean("catalog", JdbcClient.class);

    private final PermissionRuleset<Entity, SqlCondition> rules = backend.pluginBean(
                    "catalog", PermissionsRegistryService.class)
            .getPermissionRuleset(CatalogPermissions.ENTITY);

    @BeforeAll
    void addEntities() {
        EntityRows rows = new EntityRows(backend);
        rows.add(
                "Component:default/petstore",
                Map.of(
                        "title", "Pet Store",
                        "annotations", Map.of("example.com/Team", "Pets", "example.com/long", LONG),
                        "labels", Map.of("tier", "One"),
                        "tags", List.of("java", "Spring")),
                nullable("type", "service", "owner", "guests", "port", 8080, "beta", true, "nothing", null),
                "group:default/guests");
        rows.add(
                "API:Shop/orders",
                Map.of("labels", Map.of("tier", "two", "shop", "yes"), "links", List.of(Map.of("url", "https://a"))),
                Map.of("type", "openapi", "deep", Map.of("er", List.of("a", Map.of("b", "c")))),
                "group:default/shop",
                "user:default/Ada");
        rows.add("Group:default/guests", Map.of(), Map.of("children", List.of(), "empty", Map.of()));
    }

    @AfterAll
    void stop() {
        backend.close();
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                is(
                        EntityRules.HAS_ANNOTATION.condition(new EntityRules.Annotation("example.com/team", null)),
                        "petstore"),
                is(
                        EntityRules.HAS_ANNOTATION.condition(new EntityRules.Annotation("example.com/Team", "PETS")),
                        "petstore"),
                is(EntityRules.HAS_ANNOTATION.condition(new EntityRules.Annotation("example.com/team", "pet"))),
                is(EntityRules.HAS_ANNOTATION.condition(new EntityRules.Annotation("example.com", null))),
                is(
                        EntityRules.HAS_ANNOTATION.condition(new EntityRules.Annotation("example.com/long", null)),
                        "petstore"),
                is(EntityRules.HAS_ANNOTATION.condition(new EntityRules.Annotation("example.com/long", LONG))),
                is(EntityRules.HAS_LABEL.condition(new EntityRules.Label("TIER", null)), "petstore", "orders"),
                is(EntityRules.HAS_LABEL.condition(new EntityRules.Label("tier", "one")), "petstore"),
                is(EntityRules.HAS_LABEL.condition(new EntityRules.Label("shop", "yes")), "orders"),
                is(EntityRules.HAS_LABEL.condition(new EntityRules.Label("%", null))),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("title", "pet store")), "petstore"),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("tags", "spring")), "petstore"),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("tags.java", null)), "petstore"),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("namespace", "shop")), "orders"),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("links", null))),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("links.url", null)), "orders"),
                is(
                        EntityRules.HAS_METADATA.condition(new EntityRules.Property("uid", null)),
                        "petstore",
                        "orders",
                        "guests"),
                is(EntityRules.HAS_METADATA.condition(new EntityRules.Property("etag", null))),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("port", "8080")), "petstore"),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("beta", "TRUE")), "petstore"),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("nothing", null)), "petstore"),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("deep.er", "a")), "orders"),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("deep.er.b", "C")), "orders"),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("deep", null))),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("children", null))),
                is(EntityRules.HAS_SPEC.condition(new EntityRules.Property("type' or '1'='1", "x"))),
                is(
                        EntityRules.IS_ENTITY_KIND.condition(new EntityRules.Kinds(List.of("api", "GROUP"))),
                        "orders",
                        "guests"),
                is(EntityRules.IS_ENTITY_KIND.condition(new EntityRules.Kinds(List.of()))),
                is(
                        EntityRules.IS_ENTITY_OWNER.condition(
                                new EntityRules.Claims(List.of("group:default/guests", "group:default/x"))),
                        "petstore"),
                is(
                        EntityRules.IS_ENTITY_OWNER.condition(new EntityRules.Claims(List.of("user:default/ada"))),
                        "orders"),
                is(EntityRules.IS_ENTITY_OWNER.condition(new EntityRules.Claims(List.of("guests")))),
                is(EntityRules.IS_ENTITY_OWNER.condition(new EntityRules.Claims(List.of()))),
                is(
                        PermissionCriteria.not(EntityRules.HAS_SPEC.condition(new EntityRules.Property("type", null))),
                        "guests"),
                is(
                        PermissionCriteria.not(
                                EntityRules.HAS_SPEC.condition(new EntityRules.Property("nothing", "x"))),
                        "petstore",
                        "orders",
                        "guests"),
                is(
                        PermissionCriteria.anyOf(
                                EntityRules.IS_ENTITY_KIND.condition(new EntityRules.Kinds(List.of("group"))),
                                PermissionCriteria.allOf(
                                        EntityRules.IS_ENTITY_KIND.condition(
                                                new EntityRules.Kinds(List.of("component"))),
                                        EntityRules.HAS_LABEL.condition(new EntityRules.Label("tier", "one")))),
                        "petstore",
                        "guests"));
    }

    private static Arguments is(PermissionCriteria criteria, String... names) {
        return Arguments.of(criteria, Set.of(names));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aRuleSaysInSqlWhatItSaysOfOneEntity(PermissionCriteria criteria, Set<String> names) {
        SqlCondition sql = rules.toQuery(criteria, SqlCondition.OPERATORS);
        List<String> found = jdbc.sql("select e.entity_ref from final_entities e where " + sql.text())
                .params(sql.params())
                .query(String.class)
                .list();
        List<String> refs = jdbc.sql("select entity_ref from final_entities")
                .query(String.class)
                .list();
        Map<String, Entity> all =
                backend.pluginBean("catalog", EntityResources.class).load(Set.copyOf(refs));

        assertThat(all).hasSize(3);
        assertThat(all.keySet().stream().filter(ref -> rules.matches(criteria, all.get(ref))))
                .containsExactlyInAnyOrderElementsOf(found);
        assertThat(found.stream().map(ref -> ref.substring(ref.indexOf('/') + 1)))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aPermissionBackendHasConditionsAppliedToEntities() {
        RestTestClient.bindToServer()
                .baseUrl(backend.baseUrl())
                .build()
                .post()
                .uri("/api/catalog/.well-known/backstage/permissions/apply-conditions")
                .header(
                        "Authorization",
                        MockCredentials.service("plugin:permission").header())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "items",
                        List.of(
                                item("1", "component:default/petstore", "Petstore"),
                                item("2", "api:shop/orders", "Petstore"),
                                item("3", "api:shop/unknown", "Petstore"))))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"items\":[{\"id\":\"1\",\"result\":\"ALLOW\"},{\"id\":\"2\",\"result\":\"DENY\"},"
                        + "{\"id\":\"3\",\"result\":\"DENY\"}]}");
    }

    private static Map<String, Object> item(String id, String ref, String name) {
        return Map.of(
                "id",
                id,
                "resourceRef",
                ref,
                "resourceType",
                "catalog-entity",
                "conditions",
                Map.of(
                        "rule", "HAS_METADATA",
                        "resourceType", "catalog-entity",
                        "params", Map.of("key", "name", "value", name)));
    }

    @Test
    void whoWritesPoliciesIsToldOfTheRules() {
        RestTestClient.bindToServer()
                .baseUrl(backend.baseUrl())
                .build()
                .get()
                .uri("/api/catalog/.well-known/backstage/permissions/metadata")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rules[*].name")
                .value(names -> assertThat((List<?>) names)
                        .isEqualTo(List.of(
                                "HAS_ANNOTATION",
                                "HAS_LABEL",
                                "HAS_METADATA",
                                "HAS_SPEC",
                                "IS_ENTITY_KIND",
                                "IS_ENTITY_OWNER")))
                .jsonPath("$.rules[0].paramsSchema.required[0]")
                .isEqualTo("annotation")
                .jsonPath("$.rules[0].paramsSchema.required.length()")
                .isEqualTo(1)
                .jsonPath("$.permissions.length()")
                .isEqualTo(9);
    }

    private static Map<String, Object> nullable(Object... members) {
        Map<String, Object> object = new HashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }
}

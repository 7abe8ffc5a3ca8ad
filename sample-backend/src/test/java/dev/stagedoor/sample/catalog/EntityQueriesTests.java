package dev.stagedoor.sample.catalog;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.CoreServices;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.EntityRules;
import dev.stagedoor.sample.catalog.search.CatalogFixture;
import dev.stagedoor.test.FakePermissions;
import dev.stagedoor.test.FakeScheduler;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** What Backstage's catalog client asks of entities is answered as its own catalog does. */
class EntityQueriesTests {

    private static final FakePermissions PERMISSIONS = new FakePermissions();

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final PermissionCriteria OWNED =
            EntityRules.IS_ENTITY_OWNER.condition(new EntityRules.Claims(List.of("group:default/team-a")));

    private static TestBackend backend;

    private static RestClient client;

    @BeforeAll
    static void start() {
        backend = TestBackend.start(CatalogPlugin.class, PERMISSIONS, new FakeScheduler());
        client = RestClient.builder()
                .baseUrl(backend.baseUrl() + "/api/catalog")
                .defaultHeader("Authorization", MockCredentials.user().header())
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
        CatalogFixture.on(backend.service("catalog", CoreServices.DATABASE))
                .add(
                        "{'kind': 'Component', 'metadata': {'name': 'PetStore', 'title': 'Pets', 'tags': ['java', 'web'],"
                                + " 'annotations': {'example.com/id': '7'}, 'links': [{'url': 'https://x'}]}, 'spec':"
                                + " {'type': 'service', 'lifecycle': 'production', 'owner': 'team-a', 'weight': 1.50},"
                                + " 'relations': [{'type': 'ownedBy', 'targetRef': 'group:default/team-a'}]}",
                        "{'kind': 'Component', 'metadata': {'name': 'shop', 'title': 'Shop', 'tags': ['web']}, 'spec':"
                                + " {'type': 'Service', 'lifecycle': 'experimental', 'owner': 'team-b', 'nothing': null},"
                                + " 'relations': [{'type': 'ownedBy', 'targetRef': 'group:default/team-b'}]}",
                        "{'kind': 'Component', 'metadata': {'name': 'site', 'namespace': 'Other', 'title': '100%'}, 'spec':"
                                + " {'type': 'website', 'lifecycle': 'production', 'owner': 'team-a'}}",
                        "{'kind': 'API', 'metadata': {'name': 'pets'}, 'spec': {'type': 'openapi', 'lifecycle':"
                                + " 'production', 'owner': 'team-a'}}",
                        "{'kind': 'Group', 'metadata': {'name': 'team-a'}, 'spec': {'type': 'team', 'profile':"
                                + " {'displayName': 'A'}}}",
                        "{'kind': 'Group', 'metadata': {'name': 'team-b'}, 'spec': {'type': 'team', 'profile':"
                                + " {'displayName': 'B'}}}");
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @AfterEach
    void permitEverything() {
        PERMISSIONS.decide(CatalogPermissions.ENTITY_READ, AuthorizeResult.ALLOW);
    }

    @Test
    void everythingIsListedAsItIsStored() {
        assertThat(names(get("/entities"))).containsExactly("pets", "PetStore", "shop", "site", "team-a", "team-b");
        assertThat(get("/entities?filter=metadata.name=petstore").getBody())
                .contains("\"weight\":1.5", "\"relations\":[{\"type\":\"ownedBy\"", "\"uid\":");
    }

    @Test
    void commasMeanAndARepeatedKeyOrAndRepeatedParametersOr() {
        assertThat(names(get("/entities?filter=kind=component,spec.type=SERVICE")))
                .containsExactly("PetStore", "shop");
        assertThat(names(get("/entities?filter=kind=component,kind=api,spec.owner=team-a")))
                .containsExactly("pets", "PetStore", "site");
        assertThat(names(get("/entities?filter=kind=api&filter= spec.type = website ")))
                .containsExactly("pets", "site");
        assertThat(names(get("/entities?filter=spec.nothing"))).containsExactly("shop");
        assertThat(names(get("/entities?filter=spec.type,spec.type=team"))).containsExactly("team-a", "team-b");
        assertThat(names(get("/entities?filter=metadata.links"))).isEmpty();
        assertThat(names(get("/entities?filter=metadata.tags.java"))).containsExactly("PetStore");
        assertThat(names(get("/entities?filter=metadata.tags.java=true"))).containsExactly("PetStore");
        assertThat(names(get("/entities?filter=relations.ownedBy=group:default/team-a")))
                .containsExactly("PetStore");
        assertThat(names(get("/entities?filter=spec.weight=1.5"))).containsExactly("PetStore");
    }

    @Test
    void fieldsChooseWhatIsServed() {
        assertThat(
                        get("/entities?filter=metadata.name=petstore&fields=kind,metadata.name,metadata.annotations.example.com/id")
                                .getBody())
                .isEqualTo("[{\"kind\":\"Component\",\"metadata\":{\"name\":\"PetStore\","
                        + "\"annotations\":{\"example.com/id\":\"7\"}}}]");
        assertThat(get("/entities?filter=metadata.name=shop&fields=spec.nothing,spec.missing,spec.spec.x")
                        .getBody())
                .isEqualTo("[{\"spec\":{\"nothing\":null}}]");
    }

    @Test
    void aPlainListInOrderLacksWhatLacksTheField() {
        assertThat(names(get("/entities?order=desc:metadata.Title&order=asc:kind")))
                .containsExactly("shop", "PetStore", "site");
        assertThat(names(get("/entities?order=asc:spec.unknown"))).isEmpty();
    }

    @Test
    void aPartInOrderHasWhatLacksTheFieldAtItsEnd() {
        assertThat(names(get("/entities?order=desc:metadata.title&limit=10")))
                .containsExactly("shop", "PetStore", "site", "pets", "team-a", "team-b");
        assertThat(names(get("/entities?order=asc:metadata.title&limit=2&offset=2")))
                .containsExactly("shop", "pets");
        assertThat(names(get("/entities?order=asc:metadata.title&limit=2&offset=4")))
                .containsExactly("team-a", "team-b");
        assertThat(names(get("/entities?order=desc:spec.profile.displayName&limit=10")))
                .containsExactly("pets", "PetStore", "shop", "site", "team-a", "team-b");
        assertThat(names(get("/entities?order=desc:spec.profile.displayname&limit=2")))
                .containsExactly("team-b", "team-a");
    }

    @Test
    void allOrdersOfAPartCount() {
        assertThat(names(get("/entities?order=asc:spec.type&order=desc:metadata.name&limit=10")))
                .containsExactly("pets", "shop", "PetStore", "team-b", "team-a", "site");
    }

    @Test
    void theLinkOfAPartLeadsToTheNext() {
        List<String> seen = new ArrayList<>();
        String next = "/entities?limit=4&offset=0&filter=kind=component&filter=kind=group";
        while (next != null) {
            ResponseEntity<String> part = get(next);
            seen.addAll(names(part));
            String link = part.getHeaders().getFirst("Link");
            assertThat(link == null || link.startsWith("</entities?limit=4&filter=kind%3Dcomponent"))
                    .isTrue();
            next = link == null ? null : link.replaceAll("<(.*)>; rel=\"next\"", "$1");
        }
        assertThat(seen).containsExactly("PetStore", "shop", "site", "team-a", "team-b");
    }

    @Test
    void aPageTellsHowManyThereAreAndLeadsForthAndBack() {
        Map<String, Object> first =
                page("/entities/by-query?filter=kind=component&orderField=metadata.name,desc&limit=2");
        assertThat(pageNames(first)).containsExactly("site", "shop");
        assertThat(first).containsEntry("totalItems", 3);
        assertThat(cursor(first, "prevCursor")).isNull();

        Map<String, Object> second = page("/entities/by-query?limit=2&cursor=" + cursor(first, "nextCursor"));
        assertThat(pageNames(second)).containsExactly("PetStore");
        assertThat(second).containsEntry("totalItems", 3);
        assertThat(cursor(second, "nextCursor")).isNull();

        Map<String, Object> back = page("/entities/by-query?limit=2&cursor=" + cursor(second, "prevCursor"));
        assertThat(pageNames(back)).containsExactly("site", "shop");
        assertThat(cursor(back, "prevCursor")).isNull();
        assertThat(cursor(back, "nextCursor")).isNotNull();
    }

    @Test
    void pagesDoNotLoseWhatHasTheSameValue() {
        assertThat(forthAndBack("/entities/by-query?orderField=spec.type&limit=1"))
                .containsExactly("pets", "PetStore", "shop", "team-a", "team-b", "site");
        assertThat(forthAndBack("/entities/by-query?limit=1"))
                .containsExactly("pets", "PetStore", "shop", "site", "team-a", "team-b");
        assertThat(forthAndBack("/entities/by-query?orderField=spec.lifecycle,desc&filter=kind=component&limit=2"))
                .containsExactly("site", "PetStore", "shop");
    }

    @Test
    void anOrderLacksWhatLacksTheFieldAndHasAnEntityOnceForEachItem() {
        Map<String, Object> titled = page("/entities/by-query?orderField=metadata.Title,asc");
        assertThat(pageNames(titled)).containsExactly("site", "PetStore", "shop");
        assertThat(titled).containsEntry("totalItems", 3);

        Map<String, Object> tagged = page("/entities/by-query?orderField=metadata.tags,asc");
        assertThat(pageNames(tagged)).containsExactly("PetStore", "PetStore", "shop");
        assertThat(tagged).containsEntry("totalItems", 2);
    }

    @Test
    void aCursorCarriesFilterOrderAndTotalButNeitherLimitNorFields() {
        Map<String, Object> first =
                page("/entities/by-query?filter=kind=component&limit=1&fields=metadata.name&totalItems=exclude");
        assertThat(first).containsEntry("totalItems", 0);
        String cursor = cursor(first, "nextCursor");
        Map<?, ?> written = JSON.readValue(Base64.getDecoder().decode(cursor), Map.class);
        assertThat(written.get("query")).isEqualTo(Map.of("kind", "component"));
        assertThat(written.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder(
                        "orderFields",
                        "fullTextFilter",
                        "query",
                        "isPrevious",
                        "orderFieldValues",
                        "firstSortFieldValues",
                        "totalItems");
        for (int i = 0; i < 2; i++) {
            Map<String, Object> next = page("/entities/by-query?filter=kind=api&cursor=" + cursor);
            assertThat(pageNames(next)).containsExactly("shop", "site");
            assertThat(String.valueOf(next.get("items"))).contains("relations");
            assertThat(pageNames(post("/entities/by-query", Map.of("cursor", cursor, "limit", 1))))
                    .containsExactly("shop");
        }
    }

    @Test
    void aPageOfNoneTellsHowManyThereAre() {
        Map<String, Object> none = page("/entities/by-query?filter=kind=component&limit=0");
        assertThat(none).containsEntry("totalItems", 3).containsEntry("items", List.of());
        assertThat(none).containsEntry("pageInfo", Map.of());
    }

    @Test
    void textIsLookedForInFieldsOrWhereTheOrderIsOrInTheUid() {
        assertThat(names("/entities/by-query?fullTextFilterTerm=ET&fullTextFilterFields=metadata.name,metadata.title"))
                .containsExactly("pets", "PetStore");
        assertThat(names("/entities/by-query?fullTextFilterTerm=et&orderField=metadata.title"))
                .containsExactly("PetStore");
        assertThat(names("/entities/by-query?fullTextFilterTerm=PetStore")).isEmpty();
        assertThat(names("/entities/by-query?fullTextFilterTerm=p%25s&fullTextFilterFields=metadata.name"))
                .containsExactly("pets", "PetStore");
        assertThat(names("/entities/by-query?fullTextFilterTerm=h_p&fullTextFilterFields=metadata.name"))
                .containsExactly("shop");
        assertThat(names("/entities/by-query?fullTextFilterTerm=100!&fullTextFilterFields=metadata.title"))
                .isEmpty();
        assertThat(names("/entities/by-query?fullTextFilterTerm=0\\&fullTextFilterFields=metadata.title"))
                .isEmpty();
    }

    @Test
    void textCountsInTheTotalToo() {
        assertThat(page("/entities/by-query?fullTextFilterTerm=s&orderField=metadata.name&limit=1"))
                .containsEntry("totalItems", 4);
        assertThat(forthAndBack("/entities/by-query?fullTextFilterTerm=s&orderField=metadata.name&limit=1"))
                .containsExactly("pets", "PetStore", "shop", "site");
    }

    @Test
    void predicatesHaveAllOfLogic() {
        assertThat(query("{'$all': [{'kind': 'component'}, {'$not': {'spec.type': 'website'}}]}"))
                .containsExactly("PetStore", "shop");
        assertThat(query("{'$any': [{'kind': 'api'}, {'metadata.name': {'$hasPrefix': 'PET'}}]}"))
                .containsExactly("pets", "PetStore");
        assertThat(query("{'kind': {'$in': ['API', 'group']}, 'spec.owner': {'$exists': false}}"))
                .containsExactly("team-a", "team-b");
        assertThat(query("{'metadata.tags': {'$contains': 'Java'}}")).containsExactly("PetStore");
        assertThat(query("{'relations': {'$contains': {'type': 'ownedBy'}}}")).containsExactly("PetStore", "shop");
        assertThat(
                        query(
                                "{'relations': {'$contains': {'type': 'ownedBy', 'targetRef': {'$in': ['group:default/TEAM-B']}}}}"))
                .containsExactly("shop");
        assertThat(query("{'metadata.title': {'$hasPrefix': '100%'}}")).containsExactly("site");
        assertThat(query("{'metadata.title': {'$hasPrefix': '%'}}")).isEmpty();
        assertThat(query("{'spec.weight': 1.5}")).containsExactly("PetStore");
        assertThat(query("{'$any': []}")).isEmpty();
        assertThat(query("{'$all': []}")).hasSize(6);
        assertThat(query("{}")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$all': {}}",
                "{'$nor': []}",
                "{'kind': null}",
                "{'kind': ['a']}",
                "{'kind': {'$like': 'a'}}",
                "{'$not': {'kind': 'a'}, 'kind': 'b'}",
                "{'$not': 'a'}",
                "{'kind': {'$in': [{}]}}",
                "{'kind': {'$contains': {'a': 'b'}}}",
                "{'relations': {'$contains': {'targetRef': 'a:b/c'}}}",
                "{'kind': {'$hasPrefix': 1}}",
                "{'kind': {'$exists': 'yes'}}",
                "{'$foo': 'a'}"
            })
    void malformedPredicatesAreInputErrors(String predicate) {
        assertInputError(postJson("/entities/by-query", "{'query': " + predicate + "}"));
        assertInputError(postJson("/entity-facets", "{'facets': ['kind'], 'query': " + predicate + "}"));
    }

    @Test
    void facetsCountEntitiesByTheValuesAsTheyWereWritten() {
        assertThat(get("/entity-facets?facet=spec.Type&facet=metadata.tags&facet=no&filter=kind=component")
                        .getBody())
                .isEqualTo("{\"facets\":{\"spec.Type\":[{\"value\":\"Service\",\"count\":1},{\"value\":\"service\","
                        + "\"count\":1},{\"value\":\"website\",\"count\":1}],\"metadata.tags\":[{\"value\":\"java\","
                        + "\"count\":1},{\"value\":\"web\",\"count\":2}],\"no\":[]}}");
        assertThat(postJson("/entity-facets", "{'facets': ['kind'], 'query': {'spec.owner': 'team-a'}}")
                        .getBody())
                .isEqualTo(
                        "{\"facets\":{\"kind\":[{\"value\":\"API\",\"count\":1},{\"value\":\"Component\",\"count\":2}]}}");
        assertThat(get("/entity-facets?facet=spec.nothing").getBody()).isEqualTo("{\"facets\":{\"spec.nothing\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities?limit=0",
                "/entities?limit=x",
                "/entities?limit=-1",
                "/entities?offset=-1",
                "/entities?after=x",
                "/entities?after=W10=",
                "/entities?after=eyJsaW1pdCI6MH0=",
                "/entities?after=eyJsaW1pdCI6LTF9",
                "/entities?order=kind",
                "/entities?order=up:kind",
                "/entities?filter==a",
                "/entities?filter=",
                "/entities?fields=",
                "/entities?fields=a[0]",
                "/entities?cursor=x",
                "/entities?unknown=1",
                "/entities/by-query?limit=x",
                "/entities/by-query?cursor=",
                "/entities/by-query?cursor=abc",
                "/entities/by-query?orderField=kind,up",
                "/entities/by-query?totalItems=maybe",
                "/entities/by-query?after=x",
                "/entity-facets",
                "/entity-facets?facet=",
                "/entity-facets?filter=kind=a",
                "/entity-facets?facet=kind&fields=kind"
            })
    void whatMakesNoSenseIsAnInputError(String uri) {
        assertInputError(get(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "1",
                "{'orderFields': []}",
                "{'orderFields': [{'field': 'kind', 'order': 'asc; drop table search'}], 'isPrevious': false,"
                        + " 'orderFieldValues': ['a', 'b'], 'firstSortFieldValues': ['a', 'b'], 'totalItems': 1}",
                "{'orderFields': [], 'isPrevious': false, 'orderFieldValues': ['a', 'b'],"
                        + " 'firstSortFieldValues': ['a'], 'totalItems': 1}",
                "{'orderFields': [], 'isPrevious': 'no', 'orderFieldValues': ['a'], 'firstSortFieldValues': ['a'],"
                        + " 'totalItems': 1}",
                "{'orderFields': [], 'isPrevious': false, 'orderFieldValues': [{}], 'firstSortFieldValues': ['a'],"
                        + " 'totalItems': 1}",
                "{'orderFields': [], 'isPrevious': false, 'orderFieldValues': ['a'], 'firstSortFieldValues': ['a'],"
                        + " 'totalItems': 1, 'query': {'$sql': 'x'}}",
                "{'orderFields': [], 'isPrevious': false, 'orderFieldValues': ['\\u0000'],"
                        + " 'firstSortFieldValues': ['a'], 'totalItems': 1}"
            })
    void malformedCursorsAreInputErrors(String json) {
        assertInputError(post("/entities/by-query", JSON.writeValueAsString(Map.of("cursor", encoded(json)))));
    }

    @Test
    void aCursorIsAValueAndNeverSql() {
        String evil = "x' or '1'='1";
        String cursor = encodedAsIs(JSON.writeValueAsString(Map.of(
                "orderFields", List.of(Map.of("field", "kind' or 1=1 --", "order", "asc")),
                "isPrevious", false,
                "orderFieldValues", List.of(evil, evil),
                "firstSortFieldValues", List.of(evil, evil),
                "totalItems", 1)));
        assertThat(pageNames(post("/entities/by-query", Map.of("cursor", cursor))))
                .isEmpty();
    }

    @Test
    void whoMaySeeNothingFindsNothing() {
        PERMISSIONS.decide(CatalogPermissions.ENTITY_READ, AuthorizeResult.DENY);
        assertThat(get("/entities").getBody()).isEqualTo("[]");
        assertThat(get("/entities?limit=5&order=asc:kind").getBody()).isEqualTo("[]");
        assertThat(get("/entities/by-query?orderField=kind").getBody())
                .isEqualTo("{\"items\":[],\"totalItems\":0,\"pageInfo\":{}}");
        assertThat(get("/entity-facets?facet=kind").getBody()).isEqualTo("{\"facets\":{\"kind\":[]}}");
    }

    @Test
    void whatARuleHidesIsNeitherListedNorCounted() {
        String cursor = cursor(page("/entities/by-query?orderField=metadata.name&limit=1"), "nextCursor");
        PERMISSIONS.decide(CatalogPermissions.ENTITY_READ, CatalogPermissions.ENTITY.decision(OWNED));

        assertThat(names(get("/entities"))).containsExactly("PetStore");
        assertThat(names(get("/entities?limit=9&order=asc:metadata.title"))).containsExactly("PetStore");
        assertThat(page("/entities/by-query?filter=kind=component")).containsEntry("totalItems", 1);
        assertThat(get("/entity-facets?facet=spec.owner").getBody())
                .isEqualTo("{\"facets\":{\"spec.owner\":[{\"value\":\"team-a\",\"count\":1}]}}");
        assertThat(names("/entities/by-query?cursor=" + cursor)).containsExactly("PetStore");
        assertThat(query("{'$not': {'kind': 'component'}}")).isEmpty();
    }

    @Test
    void theOppositeOfARuleHidesWhatTheRuleShows() {
        PERMISSIONS.decide(
                CatalogPermissions.ENTITY_READ, CatalogPermissions.ENTITY.decision(PermissionCriteria.not(OWNED)));

        assertThat(names(get("/entities?limit=9"))).containsExactly("pets", "shop", "site", "team-a", "team-b");
        assertThat(page("/entities/by-query?filter=kind=component&orderField=metadata.name"))
                .containsEntry("totalItems", 2);
        assertThat(get("/entity-facets?facet=kind&filter=kind=component").getBody())
                .isEqualTo("{\"facets\":{\"kind\":[{\"value\":\"Component\",\"count\":2}]}}");
    }

    private static List<String> forthAndBack(String uri) {
        List<List<String>> pages = new ArrayList<>();
        Map<String, Object> page = page(uri);
        pages.add(pageNames(page));
        String limit = "/entities/by-query?" + uri.replaceAll(".*(limit=\\d+).*", "$1") + "&cursor=";
        while (cursor(page, "nextCursor") != null) {
            page = page(limit + cursor(page, "nextCursor"));
            pages.add(pageNames(page));
        }
        for (int i = pages.size() - 2; i >= 0; i--) {
            page = page(limit + cursor(page, "prevCursor"));
            assertThat(pageNames(page)).isEqualTo(pages.get(i));
        }
        assertThat(cursor(page, "prevCursor")).isNull();
        return pages.stream().flatMap(List::stream).toList();
    }

    private static List<String> query(String predicate) {
        return pageNames(object(postJson("/entities/by-query", "{'query': " + predicate + "}")));
    }

    private static List<String> names(String uri) {
        return pageNames(page(uri));
    }

    private static List<String> names(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        return names((List<?>) JSON.readValue(answer.getBody(), List.class));
    }

    private static List<String> names(List<?> entities) {
        return entities.stream()
                .map(entity -> ((Map<?, ?>) ((Map<?, ?>) entity).get("metadata")).get("name"))
                .map(String::valueOf)
                .toList();
    }

    private static List<String> pageNames(Map<String, Object> page) {
        return names((List<?>) page.get("items"));
    }

    private static String cursor(Map<String, Object> page, String name) {
        return (String) ((Map<?, ?>) page.get("pageInfo")).get(name);
    }

    private static String encoded(String json) {
        return encodedAsIs(json.replace('\'', '"'));
    }

    private static String encodedAsIs(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertInputError(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getBody()).contains("\"name\":\"InputError\"", "\"statusCode\":400");
    }

    private static Map<String, Object> page(String uri) {
        return object(get(uri));
    }

    private static Map<String, Object> post(String uri, Map<String, Object> body) {
        return object(post(uri, JSON.writeValueAsString(body)));
    }

    private static ResponseEntity<String> postJson(String uri, String body) {
        return post(uri, body.replace('\'', '"'));
    }

    private static ResponseEntity<String> post(String uri, String body) {
        return client.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        return new HashMap<>(JSON.readValue(answer.getBody(), Map.class));
    }

    /** Values may have what a URI escapes; a percent sign is an escape already. */
    private static ResponseEntity<String> get(String uri) {
        return client.get()
                .uri(URI.create(backend.baseUrl() + "/api/catalog"
                        + uri.replace(" ", "%20")
                                .replace("[", "%5B")
                                .replace("]", "%5D")
                                .replace("\\", "%5C")))
                .retrieve()
                .toEntity(String.class);
    }
}

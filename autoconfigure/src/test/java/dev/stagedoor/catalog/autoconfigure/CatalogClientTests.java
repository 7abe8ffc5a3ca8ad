package dev.stagedoor.catalog.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.Token;
import dev.stagedoor.catalog.AddLocationRequest;
import dev.stagedoor.catalog.AddLocationResponse;
import dev.stagedoor.catalog.AnalyzeLocationRequest;
import dev.stagedoor.catalog.AnalyzeLocationResponse;
import dev.stagedoor.catalog.CatalogLocation;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityAncestors;
import dev.stagedoor.catalog.EntityFacet;
import dev.stagedoor.catalog.EntityFilter;
import dev.stagedoor.catalog.EntityMetadata;
import dev.stagedoor.catalog.EntityOrder;
import dev.stagedoor.catalog.EntityPage;
import dev.stagedoor.catalog.EntityPredicate;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.catalog.EntityRelation;
import dev.stagedoor.catalog.GetEntitiesByRefsRequest;
import dev.stagedoor.catalog.GetEntitiesRequest;
import dev.stagedoor.catalog.GetEntityFacetsRequest;
import dev.stagedoor.catalog.LocationPage;
import dev.stagedoor.catalog.QueryEntitiesRequest;
import dev.stagedoor.catalog.QueryLocationsRequest;
import dev.stagedoor.catalog.ValidateEntityResponse;
import dev.stagedoor.client.autoconfigure.PluginClients;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

/**
 * What the client sends to a catalog and makes of its answers, over real connections. The requests are those that
 * {@code @backstage/catalog-client} 1.16.2 was seen to send for the same calls.
 */
class CatalogClientTests {

    private static final BackstageCredentials<?> ADA = Mockito.mock();

    private static final String PETSTORE = """
            {"apiVersion":"backstage.io/v1alpha1","kind":"Component",
             "metadata":{"name":"petstore","namespace":"default","title":"Pet Store","uid":"u1","etag":"e1",
               "annotations":{"a/b":"c"},"labels":{"tier":"1"},"tags":["java"],
               "links":[{"url":"https://example.com","title":"Docs"}],"extra":{"x":1}},
             "spec":{"type":"service","owner":"team-a","weight":1.5,"nothing":null},
             "relations":[{"type":"ownedBy","targetRef":"group:default/team-a"}],
             "status":{"items":[]},"attachments":["a"]}
            """;

    private RecordingCatalog server;

    private CatalogService catalog;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingCatalog();
        AuthService auth = Mockito.mock();
        given(auth.getPluginRequestToken(any(), eq("catalog"))).willReturn(Token.of("for-catalog", null));
        catalog = new DefaultCatalog(new CatalogConnection(PluginClients.of(
                new At(server.url()),
                auth,
                ClientHttpRequestFactoryBuilder.detect().build(HttpClientSettings.defaults()))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                call("GET /entities", "[]", c -> c.getEntities(GetEntitiesRequest.all(), ADA)),
                call(
                        "GET /entities?fields=kind,metadata.name&limit=10&filter=kind%3DAPI%2Ckind%3DComponent"
                                + "%2Cspec.type%3Da%20b%26c%3Dd&filter=metadata.annotations.x%2Fy&offset=5"
                                + "&order=asc%3Ametadata.name&order=desc%3Akind",
                        "[]",
                        c -> c.getEntities(
                                GetEntitiesRequest.all()
                                        .withFilter(EntityFilter.where("kind", "API", "Component")
                                                .and("spec.type", "a b&c=d")
                                                .or(EntityFilter.whereExists("metadata.annotations.x/y")))
                                        .withFields("kind", "metadata.name")
                                        .withOrder(EntityOrder.asc("metadata.name"), EntityOrder.desc("kind"))
                                        .withOffset(5)
                                        .withLimit(10),
                                ADA)),
                call(
                        "GET /entities?after=a%2B%2F%3D",
                        "[]",
                        c -> c.getEntities(
                                new GetEntitiesRequest(null, List.of(), List.of(), null, null, "a+/="), ADA)),
                call(
                        "GET /entities/by-name/Component/My%20Space/pet%3Astore~1%21",
                        "{}", c -> c.getEntityByRef("Component:My Space/pet:store~1!", ADA)),
                call(
                        "GET /entities/by-name/component/default/petstore",
                        "{}",
                        c -> c.getEntityByRef("component:petstore", ADA)),
                call("GET /entities/by-query", "{}", c -> c.queryEntities(QueryEntitiesRequest.all(), ADA)),
                call(
                        "GET /entities/by-query?fields=kind,metadata.name&limit=20&offset=3"
                                + "&orderField=metadata.name%2Casc&orderField=kind%2Cdesc&filter=kind%3Dcomponent"
                                + "&totalItems=exclude&fullTextFilterTerm=pet%20store"
                                + "&fullTextFilterFields=metadata.name,metadata.title",
                        "{}",
                        c -> c.queryEntities(
                                QueryEntitiesRequest.all()
                                        .withFilter(EntityFilter.where("kind", "component"))
                                        .withFields("kind", "metadata.name")
                                        .withLimit(20)
                                        .withOffset(3)
                                        .withOrder(EntityOrder.asc("metadata.name"), EntityOrder.desc("kind"))
                                        .withFullText("  pet store ", "metadata.name", "metadata.title")
                                        .withoutTotalItems(),
                                ADA)),
                call(
                        "GET /entities/by-query?fields=kind&limit=3&cursor=eyJsaW1pdCI6MX0%3D",
                        "{}",
                        c -> c.queryEntities(
                                QueryEntitiesRequest.at(base64("{\"limit\":1}"))
                                        .withLimit(3)
                                        .withFields("kind"),
                                ADA)),
                call(
                        "GET /entities/by-name/component/default/petstore/ancestry",
                        "{}",
                        c -> c.getEntityAncestors("component:petstore", ADA)),
                call(
                        "GET /entity-facets?facet=kind&facet=spec.type&filter=kind%3Dcomponent",
                        "{}",
                        c -> c.getEntityFacets(
                                GetEntityFacetsRequest.of("kind", "spec.type")
                                        .withFilter(EntityFilter.where("kind", "component")),
                                ADA)),
                call("DELETE /entities/by-uid/a%2Fb", "", c -> c.removeEntityByUid("a/b", ADA)),
                call("GET /locations", "[]", c -> c.getLocations(ADA)),
                call("GET /locations/i%20d", "{}", c -> c.getLocationById("i d", ADA)),
                call(
                        "GET /locations/by-entity/component/default/petstore",
                        "{}",
                        c -> c.getLocationByEntity("component:petstore", ADA)),
                call("DELETE /locations/1", "", c -> c.removeLocationById("1", ADA)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    @Case("CTL-01")
    void requestsAreThoseOfBackstagesClient(String line, String answer, Consumer<CatalogService> call) {
        server.answer(answer.isEmpty() ? 204 : 200, answer);

        call.accept(catalog);

        assertThat(server.request().line()).isEqualTo(line);
        assertThat(server.request().body()).isEmpty();
        assertThat(server.request().contentType()).isEqualTo("application/json");
        assertThat(server.request().authorization()).isEqualTo("Bearer for-catalog");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                post(
                        "POST /entities/by-refs?filter=kind%3Dcomponent",
                        "{'entityRefs':['component:default/a','b:c/d'],'fields':['kind']}",
                        c -> c.getEntitiesByRefs(
                                GetEntitiesByRefsRequest.of(List.of("component:default/a", "b:c/d"))
                                        .withFields("kind")
                                        .withFilter(EntityFilter.where("kind", "component")),
                                ADA)),
                post(
                        "POST /entities/by-refs",
                        "{'entityRefs':['component:default/a'],'query':{'$all':[{'kind':'x'},{'$all':[{'kind':"
                                + "'component'},{'spec.type':{'$in':['a','b']}},{'x':{'$exists':true}}]}]}}",
                        c -> c.getEntitiesByRefs(
                                GetEntitiesByRefsRequest.of(List.of("component:default/a"))
                                        .withFilter(EntityFilter.where("kind", "component")
                                                .and("spec.type", "a", "b")
                                                .andExists("x"))
                                        .withQuery(EntityPredicate.where("kind", "x")),
                                ADA)),
                post(
                        "POST /entities/by-query",
                        "{'query':{'$all':[{'kind':'component'},{'$any':[{'a':'b'},{'c':{'$exists':true}}]}]},"
                                + "'limit':20,'offset':3,'orderBy':[{'field':'metadata.name','order':'asc'}],"
                                + "'fullTextFilter':{'term':' pet '},'fields':['kind'],'totalItems':'exclude'}",
                        c -> c.queryEntities(
                                QueryEntitiesRequest.all()
                                        .withQuery(EntityPredicate.where("kind", "component"))
                                        .withFilter(EntityFilter.where("a", "b").or(EntityFilter.whereExists("c")))
                                        .withLimit(20)
                                        .withOffset(3)
                                        .withOrder(EntityOrder.asc("metadata.name"))
                                        .withFullText(" pet ")
                                        .withFields("kind")
                                        .withoutTotalItems(),
                                ADA)),
                post(
                        "POST /entities/by-query",
                        "{'cursor':'eyJxdWVyeSI6eyJraW5kIjoieCJ9fQ==','limit':3,'fields':['kind']}",
                        c -> c.queryEntities(
                                QueryEntitiesRequest.at(base64("{\"query\":{\"kind\":\"x\"}}"))
                                        .withLimit(3)
                                        .withFields("kind"),
                                ADA)),
                post(
                        "POST /entity-facets",
                        "{'facets':['kind'],'query':{'kind':'component'}}",
                        c -> c.getEntityFacets(
                                GetEntityFacetsRequest.of("kind").withQuery(EntityPredicate.where("kind", "component")),
                                ADA)),
                post(
                        "POST /refresh",
                        "{'entityRef':'component:default/a'}",
                        c -> c.refreshEntity("component:default/a", ADA)),
                post(
                        "POST /locations/by-query",
                        "{'limit':2,'query':{'type':'url'}}",
                        c -> c.queryLocations(
                                QueryLocationsRequest.all()
                                        .withLimit(2)
                                        .withQuery(EntityPredicate.where("type", "url")),
                                ADA)),
                post(
                        "POST /locations/by-query",
                        "{'cursor':'x'}",
                        c -> c.queryLocations(QueryLocationsRequest.at("x"), ADA)),
                post(
                        "PUT /locations/1",
                        "{'type':'url','target':'https://y'}",
                        c -> c.updateLocation("1", "url", "https://y", ADA)),
                post(
                        "POST /validate-entity",
                        "{'entity':{'apiVersion':'backstage.io/v1alpha1','kind':'A','metadata':{'name':'x',"
                                + "'namespace':'default'},'spec':{'type':'t'}},'location':'url:https://x'}",
                        c -> c.validateEntity(Entity.of("A", "x").withSpec(Map.of("type", "t")), "url:https://x", ADA)),
                post(
                        "POST /analyze-location",
                        "{'location':{'type':'url','target':'https://x'}}",
                        c -> c.analyzeLocation(AnalyzeLocationRequest.url("https://x"), ADA)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    @Case("CTL-01")
    void bodiesAreThoseOfBackstagesClient(String line, String body, Consumer<CatalogService> call) throws Exception {
        server.answer(200, "{}");

        call.accept(catalog);

        assertThat(server.request().line()).isEqualTo(line);
        assertThat(server.request().contentType()).isEqualTo("application/json");
        assertThat(server.request().authorization()).isEqualTo("Bearer for-catalog");
        JSONAssert.assertEquals(body.replace('\'', '"'), server.request().body(), true);
    }

    @Test
    @Case("CTL-02")
    void anEntityIsReadWithAllThatItHas() {
        server.answer(200, PETSTORE);

        Entity entity = catalog.getEntityByRef("component:petstore", ADA).orElseThrow();

        assertThat(entity.apiVersion()).isEqualTo("backstage.io/v1alpha1");
        assertThat(entity.kind()).isEqualTo("Component");
        assertThat(entity.ref()).isEqualTo(new EntityRef("component", "default", "petstore"));
        EntityMetadata metadata = entity.metadata();
        assertThat(metadata.title()).isEqualTo("Pet Store");
        assertThat(metadata.description()).isNull();
        assertThat(metadata.uid()).isEqualTo("u1");
        assertThat(metadata.etag()).isEqualTo("e1");
        assertThat(metadata.annotations()).containsEntry("a/b", "c");
        assertThat(metadata.labels()).containsEntry("tier", "1");
        assertThat(metadata.tags()).containsExactly("java");
        assertThat(metadata.links()).singleElement().satisfies(link -> {
            assertThat(link.url()).isEqualTo("https://example.com");
            assertThat(link.title()).isEqualTo("Docs");
            assertThat(link.icon()).isNull();
        });
        assertThat(metadata.others()).containsEntry("extra", Map.of("x", 1));
        assertThat(entity.spec()).containsEntry("weight", 1.5).containsEntry("nothing", null);
        assertThat(entity.relations()).containsExactly(new EntityRelation("ownedBy", "group:default/team-a"));
        assertThat(entity.status()).containsEntry("items", List.of());
        assertThat(entity.others()).containsEntry("attachments", List.of("a"));
    }

    @Test
    @Case("CTL-02")
    void anEntityIsWrittenAsItWasRead() throws Exception {
        server.answer(200, PETSTORE);
        Entity entity = catalog.getEntityByRef("component:petstore", ADA).orElseThrow();

        catalog.validateEntity(entity, "url:x", ADA);

        JSONAssert.assertEquals(
                "{\"location\":\"url:x\",\"entity\":" + PETSTORE.replace("\"status\":{\"items\":[]},", "") + "}",
                server.received().get(1).body(),
                false);
        assertThat(Entity.of(entity.toMap())).isEqualTo(entity);
    }

    @Test
    @Case("CTL-02")
    void fieldsThatWereNotAskedForAreEmpty() {
        server.answer(200, "[{\"metadata\":{\"name\":\"a\"}}]");

        Entity entity = catalog.getEntities(GetEntitiesRequest.all().withFields("metadata.name"), ADA)
                .get(0);

        assertThat(entity.kind()).isEmpty();
        assertThat(entity.metadata().name()).isEqualTo("a");
        assertThat(entity.spec()).isEmpty();
    }

    @Test
    @Case("CTL-03")
    void whatIsNotThereIsEmpty() {
        server.answer(
                404, "{\"error\":{\"name\":\"NotFoundError\",\"message\":\"no\"},\"response\":{\"statusCode\":404}}");

        assertThat(catalog.getEntityByRef("component:gone", ADA)).isEmpty();
        assertThat(catalog.getLocationById("gone", ADA)).isEmpty();
        assertThat(catalog.getLocationByEntity("component:gone", ADA)).isEmpty();
        assertThat(catalog.getEntityFacets(GetEntityFacetsRequest.of("kind"), ADA))
                .isEmpty();
    }

    @Test
    @Case("CTL-03")
    void whatMustBeThereIsAnErrorIfItIsNot() {
        server.answer(
                404, "{\"error\":{\"name\":\"NotFoundError\",\"message\":\"no\"},\"response\":{\"statusCode\":404}}");

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.getEntityAncestors("component:gone", ADA));
        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.getEntities(GetEntitiesRequest.all(), ADA));
        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.removeLocationById("gone", ADA))
                .satisfies(error -> assertThat(error.getStatusCode()).isEqualTo(404));
    }

    @Test
    @Case("CTL-03")
    void aRefusalIsAnError() {
        server.answer(
                403,
                "{\"error\":{\"name\":\"NotAllowedError\",\"message\":\"not you\"},\"response\":{\"statusCode\":403}}");

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.getEntityByRef("component:petstore", ADA))
                .withCauseInstanceOf(NotAllowedException.class)
                .satisfies(error -> assertThat(error.getStatus()).isEqualTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]"})
    void whatIsNoAnswerOfACatalogIsAnError(String body) {
        server.answer(200, body);

        assertThatIllegalStateException()
                .isThrownBy(() -> catalog.getEntityByRef("component:petstore", ADA))
                .withMessageContaining("plugin://catalog/entities/by-name/component/default/petstore was answered with"
                        + " something that is not the JSON of a catalog");
    }

    @Test
    @Case("CTL-04")
    void eachReferenceHasItsEntityOrNone() {
        server.answer(200, "{\"items\":[" + PETSTORE + ",null]}");

        List<Entity> found = catalog.getEntitiesByRefs(List.of("component:default/petstore", "a:b/c"), ADA);

        assertThat(found).hasSize(2);
        assertThat(found.get(0).metadata().name()).isEqualTo("petstore");
        assertThat(found.get(1)).isNull();
    }

    @Test
    @Case("CTL-04")
    void manyReferencesAreSentInPieces() {
        List<String> refs = IntStream.range(0, 2500)
                .mapToObj(i -> "component:default/c" + i)
                .toList();
        server.answer(200, "{\"items\":[" + "null,".repeat(999) + "null]}")
                .answer(200, "{\"items\":[" + "null,".repeat(999) + "null]}")
                .answer(200, "{\"items\":[" + "null,".repeat(499) + "null]}");

        assertThat(catalog.getEntitiesByRefs(refs, ADA)).hasSize(2500);

        assertThat(server.received()).hasSize(3);
        assertThat(server.received().get(1).body()).contains("\"component:default/c1000\"", "/c1999\"]");
    }

    @Test
    @Case("CTL-04")
    void longReferencesAreSentInSmallerPieces() {
        String name = "x".repeat(30_000);
        server.answer(200, "{\"items\":[null,null,null]}").answer(200, "{\"items\":[null]}");

        catalog.getEntitiesByRefs(List.of("a:b/1" + name, "a:b/2" + name, "a:b/3" + name, "a:b/4" + name), ADA);

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void noReferencesNeedNoRequest() {
        assertThat(catalog.getEntitiesByRefs(List.of(), ADA)).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    @Case("CTL-05")
    void aPageHasTheCursorsOfItsNeighbours() {
        server.answer(
                200,
                "{\"items\":[" + PETSTORE + "],\"totalItems\":3,"
                        + "\"pageInfo\":{\"nextCursor\":\"n\",\"prevCursor\":\"p\"}}");

        EntityPage page = catalog.queryEntities(QueryEntitiesRequest.all().withLimit(1), ADA);

        assertThat(page.items()).hasSize(1);
        assertThat(page.totalItems()).isEqualTo(3);
        assertThat(page.nextCursor()).isEqualTo("n");
        assertThat(page.prevCursor()).isEqualTo("p");
    }

    @Test
    @Case("CTL-05")
    void aStreamReadsPagesAsTheyAreNeeded() {
        server.answer(200, "{\"items\":[" + PETSTORE + "],\"pageInfo\":{\"nextCursor\":\"n1\"}}")
                .answer(200, "{\"items\":[],\"pageInfo\":{\"nextCursor\":\"n2\"}}")
                .answer(200, "{\"items\":[" + PETSTORE + "],\"pageInfo\":{}}");
        QueryEntitiesRequest request = QueryEntitiesRequest.all()
                .withFilter(EntityFilter.where("kind", "component"))
                .withFields("kind");

        Stream<Entity> stream = catalog.streamEntities(request, ADA);

        assertThat(server.received()).isEmpty();
        assertThat(stream).hasSize(2);
        assertThat(server.received())
                .extracting(RecordingCatalog.Received::path)
                .containsExactly(
                        "/entities/by-query?fields=kind&limit=500&filter=kind%3Dcomponent",
                        "/entities/by-query?fields=kind&limit=500&cursor=n1",
                        "/entities/by-query?fields=kind&limit=500&cursor=n2");
    }

    @Test
    @Case("CTL-05")
    void locationsAreStreamedToo() {
        String location = "{\"id\":\"1\",\"type\":\"url\",\"target\":\"https://x\"}";
        server.answer(200, "{\"items\":[" + location + "],\"totalItems\":2,\"pageInfo\":{\"nextCursor\":\"n\"}}")
                .answer(200, "{\"items\":[" + location + "],\"totalItems\":2,\"pageInfo\":{}}");

        assertThat(catalog.streamLocations(QueryLocationsRequest.all(), ADA)).hasSize(2);
        assertThat(server.received())
                .extracting(RecordingCatalog.Received::body)
                .containsExactly("{\"limit\":500}", "{\"cursor\":\"n\"}");
    }

    @Test
    @Case("CTL-06")
    void valuesAreCounted() {
        server.answer(
                200, "{\"facets\":{\"kind\":[{\"value\":\"API\",\"count\":2},{\"value\":\"User\",\"count\":1}]}}");

        assertThat(catalog.getEntityFacets(GetEntityFacetsRequest.of("kind"), ADA))
                .isEqualTo(Map.of("kind", List.of(new EntityFacet("API", 2), new EntityFacet("User", 1))));
    }

    @Test
    void ancestorsAreRead() {
        server.answer(
                200,
                "{\"rootEntityRef\":\"component:default/petstore\",\"items\":[{\"entity\":" + PETSTORE
                        + ",\"parentEntityRefs\":[\"location:default/l\"]}]}");

        EntityAncestors ancestors = catalog.getEntityAncestors("component:petstore", ADA);

        assertThat(ancestors.rootEntityRef()).isEqualTo("component:default/petstore");
        assertThat(ancestors.items()).singleElement().satisfies(item -> {
            assertThat(item.entity().metadata().name()).isEqualTo("petstore");
            assertThat(item.parentEntityRefs()).containsExactly("location:default/l");
        });
    }

    @Test
    @Case("CTL-07")
    void locationsAreUnwrapped() {
        server.answer(
                200,
                "[{\"data\":{\"id\":\"1\",\"type\":\"url\",\"target\":\"https://x\",\"entityRef\":\"location:a/b\"}},"
                        + "{\"data\":{\"id\":\"2\",\"type\":\"url\",\"target\":\"https://y\"}}]");

        assertThat(catalog.getLocations(ADA))
                .containsExactly(
                        new CatalogLocation("1", "url", "https://x", "location:a/b"),
                        new CatalogLocation("2", "url", "https://y", null));
        assertThat(catalog.getLocationByRef("url:https://y", ADA).map(CatalogLocation::id))
                .contains("2");
        assertThat(catalog.getLocationByRef("url:https://z", ADA)).isEqualTo(Optional.empty());
    }

    @Test
    @Case("CTL-07")
    void aPageOfLocationsHasTheCursorOfTheNext() {
        server.answer(
                200,
                "{\"items\":[{\"id\":\"1\",\"type\":\"url\",\"target\":\"https://x\"}],\"totalItems\":2,"
                        + "\"pageInfo\":{\"nextCursor\":\"n\"}}");

        LocationPage page = catalog.queryLocations(QueryLocationsRequest.all(), ADA);

        assertThat(page.items()).hasSize(1);
        assertThat(page.totalItems()).isEqualTo(2);
        assertThat(page.nextCursor()).isEqualTo("n");
    }

    @Test
    @Case("CTL-07")
    void aLocationIsAdded() throws Exception {
        server.answer(201, "{\"location\":{\"id\":\"1\",\"type\":\"url\",\"target\":\"https://x\"},\"entities\":[]}");

        AddLocationResponse added = catalog.addLocation(AddLocationRequest.url("https://x"), ADA);

        assertThat(added.location().id()).isEqualTo("1");
        assertThat(added.exists()).isNull();
        assertThat(server.request().line()).isEqualTo("POST /locations");
        JSONAssert.assertEquals(
                "{\"type\":\"url\",\"target\":\"https://x\"}", server.request().body(), true);
    }

    @Test
    @Case("CTL-07")
    void aLocationIsTried() {
        server.answer(
                201,
                "{\"location\":{\"id\":\"1\",\"type\":\"url\",\"target\":\"https://x\"},\"entities\":[" + PETSTORE
                        + "],\"exists\":true}");

        AddLocationResponse tried = catalog.addLocation(
                AddLocationRequest.url("https://x").asDryRun().orRefresh(), ADA);

        assertThat(tried.entities()).hasSize(1);
        assertThat(tried.exists()).isTrue();
        assertThat(server.request().line()).isEqualTo("POST /locations?dryRun=true&onConflict=refresh");
    }

    @Test
    @Case("CTL-07")
    void aLocationThatIsNotAddedIsAnError() {
        server.answer(200, "{\"location\":{}}").answer(201, "{}");

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.addLocation(AddLocationRequest.url("https://x"), ADA))
                .satisfies(error -> assertThat(error.getCause()).hasMessageContaining("expected 201"));
        assertThatIllegalStateException()
                .isThrownBy(() -> catalog.addLocation(AddLocationRequest.url("https://x"), ADA))
                .withMessage("Location wasn't added: https://x");
    }

    @Test
    @Case("CTL-08")
    void anEntityIsValidOrToldWhyNot() {
        server.answer(200, "").answer(400, "{\"errors\":[{\"name\":\"TypeError\",\"message\":\"/kind is bad\"}]}");
        Entity entity = Entity.of("Component", "x");

        assertThat(catalog.validateEntity(entity, "url:https://x", ADA).valid()).isTrue();
        assertThat(catalog.validateEntity(entity, "url:https://x", ADA))
                .isEqualTo(new ValidateEntityResponse(
                        false, List.of(new ValidateEntityResponse.Problem("TypeError", "/kind is bad"))));
    }

    @Test
    @Case("CTL-08")
    void aCheckThatFailsIsAnError() {
        server.answer(500, "{}");

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.validateEntity(Entity.of("Component", "x"), "url:https://x", ADA));
    }

    @Test
    void aLocationIsAnalyzed() {
        server.answer(
                200,
                "{\"existingEntityFiles\":[{\"location\":{\"type\":\"url\",\"target\":\"https://x\"},"
                        + "\"isRegistered\":true,\"entity\":" + PETSTORE + "}],\"generateEntities\":[{\"entity\":"
                        + "{\"kind\":\"Component\"},\"fields\":[{\"field\":\"spec.owner\",\"state\":\"needsUserInput\","
                        + "\"value\":null,\"description\":\"who?\"}]}]}");

        AnalyzeLocationResponse found = catalog.analyzeLocation(AnalyzeLocationRequest.url("https://x"), ADA);

        assertThat(found.existingEntityFiles()).singleElement().satisfies(each -> {
            assertThat(each.target()).isEqualTo("https://x");
            assertThat(each.registered()).isTrue();
        });
        assertThat(found.generateEntities()).singleElement().satisfies(each -> {
            assertThat(each.entity().kind()).isEqualTo("Component");
            assertThat(each.fields())
                    .containsExactly(new AnalyzeLocationResponse.Field("spec.owner", "needsUserInput", null, "who?"));
        });
    }

    @Test
    @Case("CTL-09")
    void aMalformedReferenceIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> catalog.getEntityByRef("petstore", ADA))
                .withMessageContaining("had missing or empty kind");
        assertThat(server.received()).isEmpty();
    }

    private static Arguments call(String line, String answer, Consumer<CatalogService> call) {
        return Arguments.of(line, answer, call);
    }

    private static Arguments post(String line, String body, Consumer<CatalogService> call) {
        return Arguments.of(line, body, call);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private record At(String url) implements DiscoveryService {

        @Override
        public String getBaseUrl(String pluginId) {
            return url;
        }

        @Override
        public String getExternalBaseUrl(String pluginId) {
            return url;
        }
    }
}

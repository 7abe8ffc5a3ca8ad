package dev.stagedoor.test;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.catalog.AddLocationRequest;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityFacet;
import dev.stagedoor.catalog.EntityFilter;
import dev.stagedoor.catalog.EntityMetadata;
import dev.stagedoor.catalog.EntityOrder;
import dev.stagedoor.catalog.EntityPage;
import dev.stagedoor.catalog.EntityPredicate;
import dev.stagedoor.catalog.GetEntitiesRequest;
import dev.stagedoor.catalog.GetEntityFacetsRequest;
import dev.stagedoor.catalog.QueryEntitiesRequest;
import dev.stagedoor.catalog.QueryLocationsRequest;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MockCatalogTests {

    private static final BackstageCredentials<?> ADA = MockCredentials.user("user:default/ada");

    private static final Entity PETSTORE = Entity.of("Component", "petstore")
            .withMetadata(EntityMetadata.of("petstore")
                    .withTitle("Pet Store")
                    .withTags("java", "spring")
                    .withUid("u1")
                    .withAnnotations(
                            Map.of("example.com/x.y", "1", "backstage.io/managed-by-location", "url:https://x")))
            .withSpec(Map.of("type", "service", "owner", "team-a"))
            .withRelation("ownedBy", "group:default/team-a");

    private static final Entity SHOP =
            Entity.of("Component", "Shop").withSpec(Map.of("type", "website", "owner", "team-b"));

    private static final Entity TEAM = Entity.of("Group", "team-a").withSpec(Map.of("type", "team"));

    private final MockCatalog catalog = MockCatalog.with(PETSTORE, SHOP, TEAM);

    @Test
    @Case("CTL-12")
    void anEntityIsFoundInAnyCase() {
        assertThat(catalog.getEntityByRef("component:Default/PetStore", ADA)).contains(PETSTORE);
        assertThat(catalog.getEntityByRef("component:other", ADA)).isEmpty();
        assertThat(catalog.askedBy())
                .containsExactly(new UserPrincipal("user:default/ada"), new UserPrincipal("user:default/ada"));
    }

    @Test
    void severalEntitiesAreFoundByWholeReferencesInLowerCase() {
        assertThat(catalog.getEntitiesByRefs(
                        List.of("component:default/shop", "Component:default/shop", "component:petstore"), ADA))
                .containsExactly(SHOP, null, null);
    }

    @Test
    @Case("CTL-12")
    void filtersAreThoseOfTheCatalog() {
        assertThat(names(EntityFilter.where("kind", "COMPONENT"))).containsExactly("petstore", "Shop");
        assertThat(names(EntityFilter.where("kind", "component", "group"))).hasSize(3);
        assertThat(names(EntityFilter.where("kind", "component").and("spec.type", "service")))
                .containsExactly("petstore");
        assertThat(names(EntityFilter.where("spec.type", "service").or(EntityFilter.where("kind", "group"))))
                .containsExactly("petstore", "team-a");
        assertThat(names(EntityFilter.whereExists("metadata.tags.java"))).containsExactly("petstore");
        assertThat(names(EntityFilter.where("metadata.tags", "spring"))).containsExactly("petstore");
        assertThat(names(EntityFilter.where("relations.ownedBy", "group:default/team-a")))
                .containsExactly("petstore");
        assertThat(names(EntityFilter.where("metadata.annotations.example.com/x.y", "1")))
                .containsExactly("petstore");
        assertThat(names(EntityFilter.whereExists("relations"))).isEmpty();
        assertThat(names(EntityFilter.where("metadata.namespace", "default"))).hasSize(3);
    }

    @Test
    void predicatesAreThoseOfTheCatalog() {
        assertThat(names(EntityPredicate.all(
                        EntityPredicate.where("kind", "component"),
                        EntityPredicate.not(EntityPredicate.where("spec.type", "website")))))
                .containsExactly("petstore");
        assertThat(names(EntityPredicate.any(
                        EntityPredicate.whereIn("spec.type", "team", "x"),
                        EntityPredicate.whereHasPrefix("metadata.name", "SHO"))))
                .containsExactly("Shop", "team-a");
        assertThat(names(EntityPredicate.whereContains("metadata.tags", "java")))
                .containsExactly("petstore");
        assertThat(names(EntityPredicate.whereExists("metadata.annotations.example.com/x.y")))
                .containsExactly("petstore");
    }

    @Test
    @Case("CTL-12")
    void entitiesAreOrderedAndThoseWithoutTheFieldComeLast() {
        assertThat(catalog.getEntities(GetEntitiesRequest.all().withOrder(EntityOrder.desc("spec.owner")), ADA))
                .containsExactly(SHOP, PETSTORE, TEAM);
        assertThat(catalog.getEntities(
                        GetEntitiesRequest.all()
                                .withOrder(EntityOrder.asc("metadata.name"))
                                .withOffset(1)
                                .withLimit(1),
                        ADA))
                .containsExactly(SHOP);
    }

    @Test
    void onlyTheFieldsThatWereAskedForAreThere() {
        Entity entity = catalog.getEntities(
                        GetEntitiesRequest.all()
                                .withFields("metadata.name", "metadata.annotations.example.com/x.y", "spec.none"),
                        ADA)
                .get(0);

        assertThat(entity.metadata().name()).isEqualTo("petstore");
        assertThat(entity.metadata().annotations()).containsOnlyKeys("example.com/x.y");
        assertThat(entity.metadata().title()).isNull();
        assertThat(entity.kind()).isEmpty();
        assertThat(entity.spec()).isEmpty();
    }

    @Test
    @Case("CTL-12")
    void pagesLeadToTheirNeighbours() {
        QueryEntitiesRequest request = QueryEntitiesRequest.all()
                .withOrder(EntityOrder.asc("metadata.name"))
                .withLimit(2);

        EntityPage first = catalog.queryEntities(request, ADA);
        EntityPage second = catalog.queryEntities(
                QueryEntitiesRequest.at(first.nextCursor()).withLimit(2), ADA);
        EntityPage again = catalog.queryEntities(
                QueryEntitiesRequest.at(second.prevCursor()).withLimit(2), ADA);

        assertThat(first.items()).containsExactly(PETSTORE, SHOP);
        assertThat(first.totalItems()).isEqualTo(3);
        assertThat(first.prevCursor()).isNull();
        assertThat(second.items()).containsExactly(TEAM);
        assertThat(second.nextCursor()).isNull();
        assertThat(again.items()).isEqualTo(first.items());
        assertThat(catalog.streamEntities(request, ADA)).hasSize(3);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> catalog.queryEntities(QueryEntitiesRequest.at("x"), ADA));
    }

    @Test
    void aTextIsLookedForInFields() {
        assertThat(catalog.queryEntities(QueryEntitiesRequest.all().withFullText(" STORE ", "metadata.title"), ADA)
                        .items())
                .containsExactly(PETSTORE);
        assertThat(catalog.queryEntities(QueryEntitiesRequest.all().withFullText("store"), ADA)
                        .items())
                .isEmpty();
    }

    @Test
    @Case("CTL-12")
    void valuesAreCounted() {
        assertThat(catalog.getEntityFacets(
                        GetEntityFacetsRequest.of("kind", "metadata.tags").withFilter(EntityFilter.whereExists("kind")),
                        ADA))
                .isEqualTo(Map.of(
                        "kind", List.of(new EntityFacet("Component", 2), new EntityFacet("Group", 1)),
                        "metadata.tags", List.of(new EntityFacet("java", 1), new EntityFacet("spring", 1))));
    }

    @Test
    @Case("CTL-12")
    void locationsAreKept() {
        String id = catalog.addLocation(AddLocationRequest.url("https://x"), ADA)
                .location()
                .id();

        assertThat(catalog.getLocationByRef("url:https://x", ADA)).isPresent();
        assertThat(catalog.getLocationByEntity("component:petstore", ADA))
                .hasValueSatisfying(location -> assertThat(location.id()).isEqualTo(id));
        assertThat(catalog.queryLocations(
                                QueryLocationsRequest.all()
                                        .withQuery(EntityPredicate.whereHasPrefix("target", "https://")),
                                ADA)
                        .items())
                .hasSize(1);
        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.addLocation(AddLocationRequest.url("https://x"), ADA))
                .satisfies(error -> assertThat(error.getStatusCode()).isEqualTo(409));
        assertThat(catalog.addLocation(AddLocationRequest.url("https://x").asDryRun(), ADA)
                        .exists())
                .isTrue();
        assertThat(catalog.updateLocation(id, "url", "https://y", ADA).target()).isEqualTo("https://y");
        catalog.removeLocationById(id, ADA);
        assertThat(catalog.getLocations(ADA)).isEmpty();
        assertThatExceptionOfType(ResponseException.class).isThrownBy(() -> catalog.removeLocationById(id, ADA));
    }

    @Test
    void anEntityIsRemovedByItsUid() {
        catalog.removeEntityByUid("u1", ADA);
        catalog.removeEntityByUid("u1", ADA);

        assertThat(catalog.getEntityByRef("component:petstore", ADA)).isEmpty();
    }

    @Test
    void whatTheCatalogDoesNotKnowItTellsSo() {
        catalog.refreshEntity("component:shop", ADA);

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.refreshEntity("component:gone", ADA));
        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(() -> catalog.getEntityAncestors("component:gone", ADA));
        assertThat(catalog.getEntityAncestors("component:shop", ADA).rootEntityRef())
                .isEqualTo("component:default/shop");
        assertThat(catalog.validateEntity(Entity.of("", "x"), "url:x", ADA).errors())
                .hasSize(1);
    }

    @Test
    void nobodyMayNotAsk() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> catalog.getEntityByRef("component:shop", MockCredentials.none()));
    }

    @Test
    @Case("CTL-12")
    void aBackendUnderTestHasOneUnlessItIsGivenAnother() {
        PluginServiceRef<CatalogService> service = PluginServiceRef.of(CatalogService.class);
        BackendFeature plugin = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));
        try (TestBackend plain =
                        TestBackend.builder().webServer(false).features(plugin).start();
                TestBackend given = TestBackend.builder()
                        .webServer(false)
                        .features(plugin, catalog)
                        .start()) {
            assertThat(plain.service("todo", service)).isInstanceOf(MockCatalog.class);
            assertThat(given.service("todo", service)).isSameAs(catalog);
        }
    }

    private List<String> names(EntityFilter filter) {
        return catalog.getEntities(filter, ADA).stream()
                .map(entity -> entity.metadata().name())
                .toList();
    }

    private List<String> names(EntityPredicate query) {
        return catalog.queryEntities(QueryEntitiesRequest.all().withQuery(query), ADA).items().stream()
                .map(entity -> entity.metadata().name())
                .toList();
    }
}

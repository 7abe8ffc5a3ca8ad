package dev.stagedoor.sample.catalog.processing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.DeferredEntity;
import dev.stagedoor.sample.catalog.spi.EntityMutation;

import static dev.stagedoor.sample.catalog.processing.Places.component;
import static dev.stagedoor.sample.catalog.processing.Places.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What sources bring and take back. */
class SourcesTests {

    private final CatalogRig rig = CatalogRig.create();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aFullMutationIsAllThatASourceBrings() {
        rig.bring("cmdb", "cmdb", List.of(component("a"), component("b")));
        rig.process();
        String uid = rig.entity("component:default/b").metadata().uid();

        rig.bring("cmdb", "cmdb", List.of(component("b"), component("c")));
        rig.process();

        assertThat(rig.served()).containsExactly("component:default/b", "component:default/c");
        assertThat(rig.entity("component:default/b").metadata().uid()).isEqualTo(uid);
    }

    @Test
    void aDeltaAddsChangesAndRemoves() {
        rig.bring("cmdb", "cmdb", List.of(component("a"), component("b"), component("c")));
        rig.process();

        rig.connection("cmdb")
                .applyMutation(new EntityMutation.Delta(
                        List.of(
                                CatalogRig.deferred("cmdb", user("b", "c")),
                                CatalogRig.deferred("cmdb", component("d"))),
                        List.of(Entity.of("Component", "a").ref())));
        rig.process();

        assertThat(rig.served()).containsExactly("component:default/b", "component:default/c", "component:default/d");
        assertThat(rig.entity("component:default/b").spec()).containsEntry("uses", "c");
    }

    @Test
    void aSourceTakesBackOnlyWhatIsItsOwn() {
        rig.bring("cmdb", "cmdb", List.of(component("a")));
        rig.connection("other")
                .applyMutation(new EntityMutation.Delta(
                        List.of(), List.of(Entity.of("Component", "a").ref())));
        rig.process();

        assertThat(rig.served()).containsExactly("component:default/a");
    }

    @Test
    void whatTwoSourcesBringStaysUntilBothTakeItBack() {
        rig.bring("one", "shared", List.of(component("a")));
        rig.bring("two", "shared", List.of(component("a")));
        rig.bring("one", "shared", List.of());
        rig.process();
        assertThat(rig.served()).containsExactly("component:default/a");

        rig.bring("two", "shared", List.of());
        assertThat(rig.served()).isEmpty();
    }

    @Test
    void whoComesFirstKeepsTheName() {
        rig.bring("one", "one", List.of(user("a", "one")));
        rig.bring("two", "two", List.of(user("a", "two")));
        rig.process();

        assertThat(rig.entity("component:default/a").spec()).containsEntry("uses", "one");
        assertThat(rig.warnings())
                .singleElement()
                .asString()
                .contains("two", "component:default/a", "belongs to one already");
    }

    @Test
    void whatHasNoLocationKeyCanBeTakenOver() {
        rig.connection("one")
                .applyMutation(new EntityMutation.Full(List.of(new DeferredEntity(
                        CatalogRig.deferred("one", user("a", "one")).entity(), null))));
        rig.bring("two", "two", List.of(user("a", "two")));
        rig.process();

        assertThat(rig.entity("component:default/a").spec()).containsEntry("uses", "two");
    }

    @Test
    void aSourceMayChangeTheKeyOfItsOwnEntity() {
        rig.bring("one", "here", List.of(user("a", "x")));
        rig.bring("one", "there", List.of(user("a", "y")));
        rig.process();

        assertThat(rig.entity("component:default/a").spec()).containsEntry("uses", "y");
        assertThat(rig.warnings()).isEmpty();
    }

    @Test
    void nothingIsDoneIfOneEntityHasNoName() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> rig.bring(
                        "cmdb", "cmdb", List.of(component("a"), Map.of("kind", "Component", "metadata", Map.of()))))
                .withMessageContaining("needs a kind and a metadata.name");
        assertThat(rig.count("refresh_state")).isZero();
    }

    @Test
    void whatASourceBroughtThatIsNoMoreIsRemovedAtStart() throws Exception {
        rig.bring("forgotten", "forgotten", List.of(component("a")));
        rig.get(CatalogEngine.class).start();

        assertThat(rig.count("refresh_state")).isZero();
        assertThat(rig.logger.messages()).anyMatch(message -> message.contains("forgotten is no more"));
    }

    @Test
    void entitiesWithARefreshKeyAreDueWhenItIsNamed() {
        rig.places.put("here", component("a"));
        rig.bring("config", "here");
        rig.process();
        String location = LocationEntities.ref(Places.at("here")).toString();
        assertThat(rig.isDue(location)).isFalse();

        rig.connection("config").refresh(List.of("place:here"));
        assertThat(rig.isDue(location)).isTrue();
    }

    @Test
    void aHundredThousandCharactersAreNotTooMany() {
        String definition = "x".repeat(100_000);
        rig.bring(
                "cmdb",
                "cmdb",
                List.of(
                        user("a", "b"),
                        Places.entity(
                                "Group",
                                "g",
                                Map.of(
                                        "type",
                                        "team",
                                        "children",
                                        List.of(),
                                        "profile",
                                        Map.of("displayName", definition)))));
        rig.process();

        assertThat(rig.entity("group:default/g").spec().toString()).contains(definition);
    }
}

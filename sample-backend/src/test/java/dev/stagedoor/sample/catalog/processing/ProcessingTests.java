package dev.stagedoor.sample.catalog.processing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityRelation;
import dev.stagedoor.errors.NotFoundException;

import static dev.stagedoor.sample.catalog.processing.Places.component;
import static dev.stagedoor.sample.catalog.processing.Places.location;
import static dev.stagedoor.sample.catalog.processing.Places.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** From locations to the entities that are served. */
class ProcessingTests {

    private static final String HERE = LocationEntities.ref(Places.at("here")).toString();

    private final CatalogRig rig = CatalogRig.create();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aLocationIsServedWithWhatItBrings() {
        rig.places.put("here", component("a"), component("b"));
        rig.bring("config", "here");
        rig.process();

        assertThat(rig.refs()).containsExactly("component:default/a", "component:default/b", HERE);
        Entity a = rig.entity("component:default/a");
        assertThat(a.metadata().namespace()).isEqualTo("default");
        assertThat(a.metadata().uid()).hasSize(36);
        assertThat(a.metadata().etag()).hasSize(64);
        assertThat(a.metadata().annotations())
                .containsEntry("backstage.io/managed-by-location", "place:here")
                .containsEntry("backstage.io/managed-by-origin-location", "place:here");
        assertThat(rig.json("component:default/a"))
                .containsEntry("relations", List.of())
                .doesNotContainKey("status");
    }

    @Test
    void whatWasWrittenStaysAsItWas() {
        Map<String, Object> written = new LinkedHashMap<>(component("a"));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", "a");
        metadata.put("etag", "own");
        metadata.put("uid", "own");
        metadata.put("labels", Map.of());
        metadata.put("tags", List.of());
        metadata.put("nothing", null);
        written.put("metadata", metadata);
        rig.places.put("here", written);
        rig.bring("config", "here");
        rig.process();

        Map<String, Object> served = EntityMaps.copy(EntityMaps.child(rig.json("component:default/a"), "metadata"));
        assertThat(served)
                .containsEntry("etag", "own")
                .containsEntry("labels", Map.of())
                .containsEntry("tags", List.of())
                .containsEntry("nothing", null);
        assertThat(served.get("uid")).isNotEqualTo("own");
    }

    @Test
    void relationsAreServedAtBothEnds() {
        rig.places.put("here", user("b", "c"), user("a", "c"), component("c"));
        rig.bring("config", "here");
        rig.process();

        assertThat(rig.entity("component:default/a").relations())
                .containsExactly(new EntityRelation("uses", "component:default/c"));
        assertThat(rig.entity("component:default/c").relations())
                .containsExactly(
                        new EntityRelation("usedBy", "component:default/a"),
                        new EntityRelation("usedBy", "component:default/b"));

        rig.places.put("here", user("b", "d"), component("c"));
        rig.round().get(OrphanSweep.class).sweep();
        rig.process();

        assertThat(rig.entity("component:default/c").relations()).isEmpty();
        assertThat(rig.entity("component:default/b").relations())
                .containsExactly(new EntityRelation("uses", "component:default/d"));
    }

    @Test
    void whatHasNotChangedIsNotWritten() {
        rig.places.put("here", user("a", "b"), component("b"));
        rig.bring("config", "here");
        rig.process();
        List<Map<String, Object>> before = rig.versions();

        rig.places.put("here", user("a", "b"), user("b", "a"));
        rig.round();

        // Those two, since each has a relation to the other now; not the location.
        assertThat(rig.versions())
                .hasSize(3)
                .filteredOn(version -> !before.contains(version))
                .hasSize(2);
        List<Map<String, Object>> after = rig.versions();
        rig.round();
        assertThat(rig.versions()).isEqualTo(after);
    }

    @Test
    void whatIsGoneIsAnOrphanUntilTheNextSweep() {
        rig.places.put("here", component("a"), component("b"));
        rig.bring("config", "here");
        rig.process();

        rig.places.put("here", component("a"));
        rig.round();
        assertThat(rig.entity("component:default/b").metadata().annotations())
                .containsEntry("backstage.io/orphan", "true");
        assertThat(rig.entity("component:default/a").metadata().annotations()).doesNotContainKey("backstage.io/orphan");

        rig.get(CatalogEngine.class).sweep();
        assertThat(rig.served()).containsExactly("component:default/a");
        assertThat(rig.count("refresh_state")).isEqualTo(2);
    }

    @Test
    void anOrphanThatIsBroughtAgainIsNoneAnyMore() {
        rig.places.put("here", component("a"), component("b"));
        rig.bring("config", "here");
        rig.process();
        String uid = rig.entity("component:default/b").metadata().uid();
        rig.places.put("here", component("a"));
        rig.round();
        rig.places.put("here", component("a"), component("b"));
        rig.round();

        rig.get(CatalogEngine.class).sweep();
        assertThat(rig.entity("component:default/b").metadata().uid()).isEqualTo(uid);
        assertThat(rig.entity("component:default/b").metadata().annotations()).doesNotContainKey("backstage.io/orphan");
    }

    @Test
    void theSweepTakesWhatWasBelowAnOrphanToo() {
        rig.places.put("here", location("below", "there"));
        rig.places.put("there", component("a"));
        rig.bring("config", "here");
        rig.process();
        assertThat(rig.served()).containsExactly("component:default/a", "location:default/below");

        rig.places.put("here", component("b"));
        rig.round().get(CatalogEngine.class).sweep();

        assertThat(rig.served()).containsExactly("component:default/b");
        assertThat(rig.count("refresh_state_references")).isEqualTo(2);
    }

    @Test
    void anErrorLeavesWhatWasServedAndIsToldInTheStatus() {
        rig.places.put("here", component("a"), component("b"));
        rig.bring("config", "here");
        rig.process();

        rig.places.reject("a");
        rig.places.put("here", user("a", "b"), user("b", "a"));
        rig.round().round();

        assertThat(rig.entity("component:default/a").spec()).doesNotContainKey("uses");
        assertThat(rig.entity("component:default/b").spec()).containsEntry("uses", "a");
        assertThat(rig.status("component:default/a"))
                .containsExactly("InputError: Processor Places threw an error while postprocessing; caused by"
                        + " IllegalStateException: I do not like a");
        assertThat(rig.warnings())
                .singleElement()
                .asString()
                .startsWith("component:default/a: ")
                .contains("I do not like a");

        rig.places.accept("a");
        rig.round();
        assertThat(rig.status("component:default/a")).isEmpty();
        assertThat(rig.entity("component:default/a").spec()).containsEntry("uses", "b");
    }

    @Test
    void anEntityThatWasNeverRightIsNotServed() {
        rig.places.reject("a");
        rig.places.put("here", component("a"), component("b"));
        rig.bring("config", "here");
        rig.process();

        assertThat(rig.served()).containsExactly("component:default/b");
    }

    @Test
    void aNewLocationThatCanNotBeReadIsNotServed() {
        rig.bring("config", "here");
        rig.process();

        assertThat(rig.refs()).isEmpty();
        assertThat(rig.warnings()).containsExactly(HERE + ": There is no place here");
    }

    @Test
    void aLocationThatCanNotBeReadAnyMoreKeepsItsEntities() {
        rig.places.put("here", component("a"));
        rig.bring("config", "here");
        rig.process();

        rig.places.remove("here");
        rig.round().get(CatalogEngine.class).sweep();

        assertThat(rig.refs()).containsExactly("component:default/a", HERE);
        assertThat(rig.status(HERE)).containsExactly("NotFoundError: There is no place here");
    }

    @Test
    void aPartThatCanNotBeReadStopsNoOther() {
        rig.places.put("here/1", component("a"));
        rig.places.put("here/2", component("b"), component("c"));
        rig.bring("config", "here");
        rig.process();

        rig.places.put("here/2", component("b"), component("d"));
        rig.places.breakPart("here/1", "here/1:7: that is no YAML");
        rig.round().get(CatalogEngine.class).sweep();

        assertThat(rig.served()).containsExactly("component:default/a", "component:default/b", "component:default/d");
        assertThat(rig.status(HERE)).containsExactly("Error: here/1:7: that is no YAML");
    }

    @Test
    void aKindThatIsNotAllowedStaysOut() {
        rig.places.put("here", component("a"), Places.entity("System", "s", Map.of("owner", "team")));
        rig.bring("config", "here");
        rig.process();

        assertThat(rig.served()).containsExactly("component:default/a");
        assertThat(rig.status(HERE))
                .containsExactly("NotAllowedError: Entity system:default/s at place:here, originated at place:here,"
                        + " is not of an allowed kind for that location");
    }

    @Test
    void twoLocationsThatLeadToEachOtherAreRefusedAtTheSecond() {
        rig.places.put("here/x", location("x", "here/y"));
        rig.places.put("here/y", location("y", "here/x"), component("a"));
        rig.bring("config", "here");
        rig.process().round().round();

        assertThat(rig.served()).containsExactly("component:default/a", "location:default/x", "location:default/y");
        assertThat(Map.of("x", rig.status("location:default/x"), "y", rig.status("location:default/y")))
                .satisfiesAnyOf(
                        status -> assertThat(status.get("y"))
                                .singleElement()
                                .asString()
                                .contains("leads back to location:default/x"),
                        status -> assertThat(status.get("x"))
                                .singleElement()
                                .asString()
                                .contains("leads back to location:default/y"));

        rig.bring("config");
        rig.get(CatalogEngine.class).sweep();
        assertThat(rig.count("refresh_state")).isZero();
    }

    @Test
    void aLocationThatLeadsToItselfIsRefused() {
        rig.places.put("here", location("x", "here"), component("a"));
        rig.bring("config", "here");
        rig.process().round();

        assertThat(rig.served()).containsExactly("component:default/a", "location:default/x");
        assertThat(rig.status("location:default/x"))
                .singleElement()
                .asString()
                .contains("leads back to location:default/x");
    }

    @Test
    void anEntityThatWasRemovedComesBackWithAnotherUid() {
        rig.places.put("here", component("a"));
        rig.bring("config", "here");
        rig.process();
        String uid = rig.entity("component:default/a").metadata().uid();

        assertThat(rig.get(EntityRemoval.class).remove(uid)).isTrue();
        assertThat(rig.refs()).containsExactly(HERE);
        assertThat(rig.get(EntityRemoval.class).remove(uid)).isFalse();

        rig.process();
        assertThat(rig.entity("component:default/a").metadata().uid()).isNotEqualTo(uid);
    }

    @Test
    void aNameIsFreeAgainWhenItsFirstOwnerIsGone() {
        rig.places.put("here/1", user("a", "one"));
        rig.places.put("here/2", user("a", "two"));
        rig.bring("config", "here/1", "here/2");
        rig.process().round();
        String kept = String.valueOf(rig.entity("component:default/a").spec().get("uses"));
        String other = kept.equals("one") ? "two" : "one";
        assertThat(rig.warnings()).hasSize(1);

        rig.places.put(kept.equals("one") ? "here/1" : "here/2", component("b"));
        rig.round().get(CatalogEngine.class).sweep();
        rig.round();

        assertThat(rig.entity("component:default/a").spec()).containsEntry("uses", other);
    }

    @Test
    void aRefreshReachesTheEntityAndTheLocationsAboveIt() {
        rig.places.put("here", location("x", "there"));
        rig.places.put("there", component("a"), component("b"));
        rig.bring("config", "here");
        rig.process();

        rig.get(EntityRefresh.class).refresh("Component:default/A");

        assertThat(List.of(HERE, "location:default/x", "component:default/a")).allMatch(rig::isDue);
        assertThat(rig.isDue("component:default/b")).isFalse();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.get(EntityRefresh.class).refresh("component:default/z"))
                .withMessage("Entity component:default/z not found");
    }

    @Test
    void moreEntitiesThanAreTakenInTogetherAreAllServed() {
        List<Map<String, Object>> many = IntStream.range(0, 1_000)
                .mapToObj(number -> user("c" + number, "c" + (number + 1) % 100))
                .toList();
        rig.bring("cmdb", "cmdb", many);
        rig.process();

        assertThat(rig.count("final_entities")).isEqualTo(1_000);
        assertThat(rig.count("stitch_queue")).isZero();
    }
}

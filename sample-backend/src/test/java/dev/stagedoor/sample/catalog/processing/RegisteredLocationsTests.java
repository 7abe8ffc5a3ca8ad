package dev.stagedoor.sample.catalog.processing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotFoundException;

import static dev.stagedoor.sample.catalog.processing.Places.component;
import static dev.stagedoor.sample.catalog.processing.Places.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Locations that are registered, tried, and removed. */
class RegisteredLocationsTests {

    private static final String MISSING = "missing";

    private final CatalogRig rig = CatalogRig.create();

    private final RegisteredLocations locations = rig.get(RegisteredLocations.class);

    private final DryRun dryRun = rig.get(DryRun.class);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aLocationIsReadOnceItIsRegistered() {
        rig.places.put("here", component("a"));
        RegisteredLocation location = locations.register(Places.at("here"));
        rig.process();

        assertThat(location.entityRef()).isEqualTo("location:default/" + LocationEntities.name(Places.at("here")));
        assertThat(rig.refs()).containsExactly("component:default/a", location.entityRef());
        assertThat(locations.find(location.id())).contains(location);
        assertThat(locations.find(Places.at("here"))).contains(location);
    }

    @Test
    void aLocationIsRegisteredOnceOnly() {
        rig.places.put("here", component("a"));
        RegisteredLocation location = locations.register(Places.at("here"));
        rig.process();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> locations.register(Places.at("here")))
                .withMessage("Location place:here already exists");
        assertThat(rig.isDue(location.entityRef())).isFalse();
        assertThat(locations.registerOrRefresh(Places.at("here"))).isEqualTo(location);
        assertThat(rig.isDue(location.entityRef())).isTrue();
        assertThat(locations.list()).containsExactly(location);
    }

    @Test
    void whatALocationBroughtGoesWithIt() {
        rig.places.put("here", location("x", "there"));
        rig.places.put("there", component("a"));
        RegisteredLocation location = locations.register(Places.at("here"));
        rig.process();
        assertThat(rig.refs()).hasSize(3);

        locations.delete(location.id());
        assertThat(rig.refs()).isEmpty();
        assertThat(rig.count("search")).isZero();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> locations.delete(location.id()))
                .withMessage("Found no location with ID " + location.id());
    }

    @Test
    void aLocationThatMovesStaysTheSameEntity() {
        rig.places.put("here", component("a"));
        rig.places.put("there", component("b"));
        RegisteredLocation location = locations.register(Places.at("here"));
        rig.process();

        RegisteredLocation moved = locations.update(location.id(), Places.at("there"));
        rig.process().get(CatalogEngine.class).sweep();

        assertThat(moved.entityRef()).isEqualTo(location.entityRef());
        assertThat(rig.refs()).containsExactly("component:default/b", location.entityRef());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> locations.update(MISSING, Places.at("there")));
    }

    @Test
    void registeredLocationsAreThereAfterARestart() throws Exception {
        rig.places.put("here", component("a"));
        locations.register(Places.at("here"));
        rig.get(CatalogEngine.class).start();
        rig.process();

        assertThat(rig.served()).containsExactly("component:default/a");
    }

    @Test
    void aDryRunReadsAllAndStoresNothing() {
        rig.places.put("here", location("x", "there"));
        rig.places.put("there", component("a"));

        assertThat(dryRun.entities(Places.at("here")))
                .extracting(EntityMaps::ref)
                .containsExactly(
                        LocationEntities.ref(Places.at("here")).toString(),
                        "location:default/x",
                        "component:default/a");
        assertThat(rig.count("refresh_state")).isZero();
    }

    @Test
    void aDryRunFailsIfAnythingIsWrong() {
        rig.places.put("here", component("a"), location("x", MISSING));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> dryRun.entities(Places.at("here")))
                .withMessage("NotFoundError: There is no place missing");

        rig.places.put("here", location("x", "there"));
        rig.places.put("there", location("x", "here"));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> dryRun.entities(Places.at("here")))
                .withMessage("Duplicate nested entity: location:default/x");
    }

    @Test
    void anEntityIsValidatedWithoutBeingStored() {
        assertThat(dryRun.validate(component("a"), Places.at("here"))).isEmpty();
        assertThat(dryRun.validate(Places.entity("Component", "a", Map.of("type", "x")), Places.at("here")))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.name()).isEqualTo("InputError"));
        assertThat(dryRun.validate(Places.entity("Unknown", "a", Map.of()), Places.at("here")))
                .extracting(ProcessingProblem::message)
                .containsExactly("No processor recognized the entity unknown:default/a as valid, possibly caused by a"
                        + " foreign kind or apiVersion");
        assertThat(List.of(rig.count("refresh_state"))).containsExactly(0);
    }
}

package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.stagedoor.catalog.EntityRelation;
import dev.stagedoor.sample.catalog.processing.Claims.Claimed;
import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;

import static dev.stagedoor.sample.catalog.processing.Places.component;
import static dev.stagedoor.sample.catalog.processing.Places.entity;
import static dev.stagedoor.sample.catalog.processing.Places.user;
import static org.assertj.core.api.Assertions.assertThat;

/** What each database has to do in the same way. */
class EveryDatabaseTests {

    private static final long HOUR = 3_600_000;

    @OnEachDatabase
    void entitiesComeChangeAndGo(TestDatabase database) {
        try (CatalogRig rig = CatalogRig.on(database)) {
            String large = "ä".repeat(100_000);
            Map<String, Object> group = entity("Group", "g", Map.of("type", large, "children", List.of()));
            rig.places.put("here", user("a", "c"), user("b", "c"), component("c"), group);
            rig.bring("config", "here");
            rig.process();
            assertThat(rig.served()).hasSize(4);
            assertThat(rig.entity("component:default/c").relations())
                    .containsExactly(
                            new EntityRelation("usedBy", "component:default/a"),
                            new EntityRelation("usedBy", "component:default/b"));
            assertThat(rig.entity("group:default/g").spec()).containsEntry("type", large);

            List<Map<String, Object>> versions = rig.versions();
            rig.round();
            assertThat(rig.versions()).isEqualTo(versions);

            rig.places.put("here", user("a", "b"), component("c"));
            rig.round().get(CatalogEngine.class).sweep();
            assertThat(rig.served()).containsExactly("component:default/a", "component:default/c");
            assertThat(rig.entity("component:default/c").relations()).isEmpty();

            String uid = rig.entity("component:default/a").metadata().uid();
            assertThat(rig.get(EntityRemoval.class).remove(uid)).isTrue();
            rig.process();
            assertThat(rig.entity("component:default/a").metadata().uid()).isNotEqualTo(uid);

            rig.connection("config").refresh(List.of("place:here"));
            assertThat(rig.isDue(LocationEntities.ref(Places.at("here")).toString()))
                    .isTrue();

            RegisteredLocations locations = rig.get(RegisteredLocations.class);
            RegisteredLocation location = locations.register(Places.at("there"));
            assertThat(locations.list()).containsExactly(location);
            locations.delete(location.id());
            rig.bring("config");
            assertThat(List.of("refresh_state", "refresh_state_references", "relations", "final_entities", "search"))
                    .allSatisfy(table -> assertThat(rig.count(table)).isZero());
        }
    }

    @OnEachDatabase
    void twoInstancesClaimEachEntityOnce(TestDatabase database) throws Exception {
        try (CatalogRig one = CatalogRig.on(database);
                CatalogRig two = CatalogRig.on(database)) {
            one.bring(
                    "cmdb",
                    "cmdb",
                    IntStream.range(0, 200)
                            .mapToObj(number -> component("c" + number))
                            .toList());

            List<String> claimed = new ArrayList<>();
            for (List<String> each : together(() -> claimAll(one), () -> claimAll(two))) {
                claimed.addAll(each);
            }

            assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @OnEachDatabase
    void twoInstancesThatDoTheSameEndWithTheSame(TestDatabase database) throws Exception {
        try (CatalogRig one = CatalogRig.on(database);
                CatalogRig two = CatalogRig.on(database)) {
            for (CatalogRig rig : List.of(one, two)) {
                rig.places.put("here", component("c"));
                for (int number = 0; number < 20; number++) {
                    rig.places.put("there/" + number, user("u" + number, "c"));
                }
            }
            for (List<String> ignored : together(() -> run(one), () -> run(two))) {
                assertThat(ignored).isEmpty();
            }
            one.process();

            assertThat(one.served()).hasSize(21);
            assertThat(one.entity("component:default/c").relations()).hasSize(20);
            assertThat(one.count("stitch_queue")).isZero();
            assertThat(one.warnings()).isEmpty();
            assertThat(two.warnings()).isEmpty();
        }
    }

    private static List<String> run(CatalogRig rig) {
        rig.bring("config", "here", "there");
        rig.process();
        return List.of();
    }

    private static List<String> claimAll(CatalogRig rig) {
        List<String> claimed = new ArrayList<>();
        for (List<Claimed> some = rig.get(Claims.class).claim(7, HOUR);
                !some.isEmpty();
                some = rig.get(Claims.class).claim(7, HOUR)) {
            some.forEach(each -> claimed.add(each.ref()));
        }
        return claimed;
    }

    private interface Work {

        List<String> run();
    }

    private static List<List<String>> together(Work one, Work two) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<String>>> running =
                    List.of(threads.submit(() -> start(both, one)), threads.submit(() -> start(both, two)));
            return List.of(running.get(0).get(), running.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> start(CountDownLatch both, Work work) throws InterruptedException {
        both.countDown();
        both.await();
        return work.run();
    }
}

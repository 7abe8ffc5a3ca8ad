package dev.stagedoor.sample.catalog.processing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.scheduler.ScheduledTaskInfo;
import dev.stagedoor.test.FakeRootConfig;
import dev.stagedoor.test.TestDatabases;

import static dev.stagedoor.sample.catalog.processing.Places.component;
import static dev.stagedoor.sample.catalog.processing.Places.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the configuration makes of the engine, and what its tasks do. */
class EngineConfigurationTests {

    @Test
    void entitiesAreProcessedEachHundredToHundredAndFiftySeconds() {
        assertThat(ProcessingInterval.from(FakeRootConfig.empty()))
                .isEqualTo(new ProcessingInterval(Duration.ofSeconds(100), Duration.ofSeconds(150)));
    }

    @Test
    void anIntervalIsTheLongestTimeUntilAChangeIsSeen() {
        ProcessingInterval interval = ProcessingInterval.from(config(Map.of("seconds", 10)));

        assertThat(interval).isEqualTo(new ProcessingInterval(Duration.ofSeconds(6), Duration.ofSeconds(8)));
        assertThat(interval.draw()).isBetween(6_000L, 8_000L);
    }

    @Test
    void anIntervalThatIsNoTimeIsAMistake() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ProcessingInterval.from(config("0s")))
                .withMessageContaining("must be positive");
    }

    @Test
    void theFirstRoundIsAtOnce() throws Exception {
        try (CatalogRig rig = CatalogRig.create(Map.of(
                "catalog", Map.of("locations", List.of(Map.of("type", Places.TYPE, "target", "here")))))) {
            rig.places.put("here", component("a"));
            rig.get(CatalogEngine.class).start();
            rig.scheduler.advance(Duration.ZERO);

            assertThat(rig.served()).containsExactly("component:default/a");
            assertThat(rig.logger.messages()).anyMatch(message -> message.contains("1 entities found"));
        }
    }

    @Test
    void nothingIsProcessedWithoutAnInterval() throws Exception {
        try (CatalogRig rig = CatalogRig.create(Map.of("catalog", Map.of("processingInterval", false)))) {
            rig.get(CatalogEngine.class).start();

            assertThat(rig.scheduler.getScheduledTasks())
                    .extracting(ScheduledTaskInfo::id)
                    .containsExactly("sweep");
        }
    }

    @Test
    void orphansAreKeptWhereTheyAreTo() throws Exception {
        try (CatalogRig rig = CatalogRig.create(Map.of("catalog", Map.of("orphanStrategy", "keep")))) {
            rig.places.put("here", component("a"), component("b"));
            rig.bring("DefaultLocationStore", "here");
            rig.process();
            rig.places.put("here", component("a"));
            rig.round();
            rig.get(CatalogEngine.class);
            assertThat(rig.entity("component:default/b").metadata().annotations())
                    .containsEntry("backstage.io/orphan", "true");

            rig.get(CatalogEngine.class).start();
            assertThat(rig.scheduler.getScheduledTasks())
                    .extracting(ScheduledTaskInfo::id)
                    .containsExactly("process");
        }
    }

    @Test
    void anUnknownStrategyIsAMistake() {
        try (CatalogRig rig = CatalogRig.create(Map.of("catalog", Map.of("orphanStrategy", "burn")))) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> rig.get(CatalogEngine.class).start())
                    .withMessageContaining("'burn' is unknown");
        }
    }

    @Test
    void aRoundWithoutAChangeWritesOnlyWhenAllAreDueAgain() {
        StatementLog log =
                new StatementLog(TestDatabases.create(TestDatabases.Engine.H2).dataSource());
        try (CatalogRig rig = CatalogRig.on(log)) {
            rig.places.put("here", user("a", "b"), component("b"));
            rig.bring("config", "here");
            rig.process();

            log.clear();
            rig.process();
            assertThat(log.writes()).isEmpty();
            rig.round();
            assertThat(log.writes())
                    .filteredOn(sql -> !sql.equals("update refresh_state set next_update_at = 0"))
                    .singleElement()
                    .asString()
                    .startsWith("update refresh_state set next_update_at = ?, claim = ?");
        }
    }

    @Test
    void whatTheDatabaseDidNotTakeIsProcessedAgainAtOnce() {
        StatementLog log =
                new StatementLog(TestDatabases.create(TestDatabases.Engine.H2).dataSource());
        try (CatalogRig rig = CatalogRig.on(log)) {
            rig.places.put("here", component("a"));
            rig.bring("config", "here");
            log.failAt("update refresh_state set processed_entity");
            assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(rig::process);
            assertThat(rig.served()).isEmpty();

            rig.process();
            assertThat(rig.served()).containsExactly("component:default/a");
        }
    }

    private static FakeRootConfig config(Object interval) {
        return FakeRootConfig.of(Map.of("catalog", Map.of("processingInterval", interval)));
    }
}

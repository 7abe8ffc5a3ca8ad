package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class FakeRootConfigTests {

    private final FakeRootConfig config = FakeRootConfig.of(Map.of("app", Map.of("title", "Before", "size", 3)));

    private final AtomicInteger told = new AtomicInteger();

    @Test
    void valuesAreRead() {
        assertThat(config.getString("app.title")).isEqualTo("Before");
        assertThat(config.getNumber("app.size")).isEqualTo(3);
    }

    @Test
    @Case("TST-10")
    void aChangeIsSeenAndTold() {
        config.subscribe(told::incrementAndGet);

        config.update(Map.of("app", Map.of("title", "After")));

        assertThat(config.getString("app.title")).isEqualTo("After");
        assertThat(told).hasValue(1);
    }

    @Test
    @Case("TST-10")
    void anUpdateThatChangesNothingIsNotTold() {
        config.subscribe(told::incrementAndGet);

        config.update(Map.of("app", Map.of("size", 3, "title", "Before")));

        assertThat(told).hasValue(0);
    }

    @Test
    void aChangeToNothingIsTold() {
        config.subscribe(told::incrementAndGet);

        config.update(Map.of());

        assertThat(config.keys()).isEmpty();
        assertThat(told).hasValue(1);
    }

    @Test
    void whoEndedTheSubscriptionIsNotTold() {
        RootConfigService.Subscription first = config.subscribe(told::incrementAndGet);
        config.subscribe(told::incrementAndGet);

        first.unsubscribe();
        first.unsubscribe();
        config.update(Map.of());

        assertThat(told).hasValue(1);
    }

    @Test
    void aViewFollowsAChange() {
        Config app = config.getConfig("app");
        Config optional = config.getOptionalConfig("app").orElseThrow();

        config.update(Map.of("app", Map.of("title", "After")));

        assertThat(List.of(app.getString("title"), optional.getString("title"))).containsOnly("After");
    }

    @Test
    void aViewOfWhatIsGoneHasNothing() {
        Config app = config.getConfig("app");

        config.update(Map.of());

        assertThat(app.has("title")).isFalse();
        assertThat(app.keys()).isEmpty();
    }

    @Test
    @Case("TST-09")
    void itIsInstalledInABackend() {
        AtomicInteger read = new AtomicInteger();
        BackendFeature plugin = BackendFeature.plugin(
                "reader",
                points -> points.registerInit(
                        deps -> read.set(deps.get(CoreServices.ROOT_CONFIG)
                                .getNumber("app.size")
                                .intValue()),
                        CoreServices.ROOT_CONFIG));
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(plugin, config).start()) {
            assertThat(read).hasValue(3);
        }
    }
}

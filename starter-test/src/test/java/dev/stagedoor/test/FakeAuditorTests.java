package dev.stagedoor.test;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class FakeAuditorTests {

    private final FakeAuditor fake = new FakeAuditor();

    @Test
    @Case("AUD-12")
    void whatWasRecordedIsAskedFor() {
        fake.createEvent(AuditorEventOptions.of("create-todo").withMeta(Map.of("title", "Shop")))
                .success(Map.of("id", "7"));
        fake.createEvent("purge");

        assertThat(fake.entries("create-todo"))
                .extracting(FakeAuditor.Entry::status)
                .containsExactly(FakeAuditor.Status.INITIATED, FakeAuditor.Status.SUCCEEDED);
        assertThat(fake.entries("create-todo").get(1).meta()).isEqualTo(Map.of("title", "Shop", "id", "7"));
        assertThat(fake.entries()).hasSize(3);
        fake.clear();
        assertThat(fake.entries()).isEmpty();
    }

    @Test
    @Case("AUD-12")
    void aFailureIsKeptWithItsError() {
        IllegalStateException error = new IllegalStateException("full");
        AuditorEvent event = fake.createEvent("create-todo");

        event.fail(error);

        assertThat(fake.entries().get(1)).satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(FakeAuditor.Status.FAILED);
            assertThat(entry.error()).isSameAs(error);
        });
    }

    @Test
    void itIsInstalledInABackend() {
        BackendFeature plugin = BackendFeature.plugin(
                "todo",
                points -> points.registerInit(
                        deps -> deps.get(CoreServices.AUDITOR)
                                .createEvent("start")
                                .success(),
                        CoreServices.AUDITOR));
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(plugin, fake).start()) {
            assertThat(fake.entries("start")).hasSize(2);
        }
    }
}

package com.example.restart;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTests {

    @Test
    void thePluginStartsAnewWhileTheOthersServe() {
        AtomicInteger starts = new AtomicInteger();
        try (TestBackend backend = TestBackend.start(counting("mail", starts), counting("todo", new AtomicInteger()))) {
            new CertificateRotation(backend.backend()).renewed();
            assertThat(starts).hasValue(2);
            assertThat(backend.backend().plugins())
                    .extracting(Backend.PluginStatus::state, Backend.PluginStatus::starts)
                    .containsExactlyInAnyOrderElementsOf(List.of(
                            org.assertj.core.groups.Tuple.tuple(Backend.State.RUNNING, 2),
                            org.assertj.core.groups.Tuple.tuple(Backend.State.RUNNING, 1)));
        }
    }

    private static BackendFeature counting(String pluginId, AtomicInteger starts) {
        return BackendFeature.plugin(pluginId, env -> env.registerInit(deps -> starts.incrementAndGet()));
    }
}

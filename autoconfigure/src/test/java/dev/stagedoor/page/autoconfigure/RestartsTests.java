package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stagedoor.Backend;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Restarts that are asked for on the page. */
class RestartsTests {

    private final CountDownLatch mayRestart = new CountDownLatch(1);

    private volatile Backend.State state = Backend.State.RUNNING;

    @Test
    @Case("PAG-07")
    void aRestartThatTakesLongGoesOnAndNoOtherBegins() {
        Restarts restarts = new Restarts(backend(), true, Duration.ofMillis(1));
        try {
            assertThat(restarts.restart("todo", "jane")).isFalse();
            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> restarts.restart("todo", "joe"));
        } finally {
            mayRestart.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "RESTARTING", "STOPPING"})
    @Case("PAG-07")
    void aPluginThatStartsOrStopsIsLeftAlone(Backend.State busy) {
        state = busy;
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> new Restarts(backend(), true).restart("todo", "jane"))
                .withMessageContaining("todo");
    }

    @Test
    @Case("PAG-07")
    void nothingIsRestartedWhereThatIsOff() {
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> new Restarts(backend(), false).restart("todo", "jane"))
                .withMessageContaining("stagedoor.page.restart");
    }

    private Backend backend() {
        return new Backend() {

            @Override
            public List<PluginStatus> plugins() {
                return List.of(new PluginStatus("todo", List.of(), state, null, null, 1, null, null));
            }

            @Override
            public Optional<StartupResult> startupResult() {
                return Optional.empty();
            }

            @Override
            public void restart(String pluginId) {
                try {
                    mayRestart.await();
                } catch (InterruptedException ex) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}

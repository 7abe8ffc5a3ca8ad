package dev.stagedoor.wiring.faults;

import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.wiring.faults.Sabotage.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** Faults that are logged and change nothing else: in hooks, and in the destruction of beans. */
@ExtendWith(OutputCaptureExtension.class)
class HarmlessFaultTests {

    @RegisterExtension
    final TestServer server = new TestServer();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("sabotage"), true),
                Arguments.of(new NoClassDefFoundError("sabotage"), false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aPluginRunsWhoseStartupHookFails(Throwable failure, boolean annotated, CapturedOutput output)
            throws Exception {
        Sabotage sabotage = run(Part.STARTUP_HOOK, failure, annotated);
        assertServes();
        assertThat(server.status("faulty").failure()).isNull();
        assertThat(server.status("faulty").nextRetryAt()).isNull();
        assertThat(sabotage.trace().events()).contains("faulty: STARTUP_HOOK", "faulty: sound start-up hook");
        assertThat(output).contains("Plugin startup hook failed");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aPluginIsRestartedAndStoppedWhoseShutdownHookFails(Throwable failure, boolean annotated, CapturedOutput output)
            throws Exception {
        Sabotage sabotage = run(Part.SHUTDOWN_HOOK, failure, annotated);
        restart();
        assertServes();
        assertThat(sabotage.trace().events())
                .contains(
                        "faulty: SHUTDOWN_HOOK",
                        "faulty: sound shutdown hook",
                        "faulty: DESTRUCTION",
                        "faulty: sound destruction");
        assertThat(output).contains("Plugin shutdown hook failed");
        assertStopsWhole(sabotage);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aPluginIsRestartedAndStoppedOfWhichABeanFailsWhenItIsDestroyed(
            Throwable failure, boolean annotated, CapturedOutput output) throws Exception {
        Sabotage sabotage = run(Part.DESTRUCTION, failure, annotated);
        restart();
        assertServes();
        assertThat(sabotage.trace().events()).contains("faulty: DESTRUCTION", "faulty: sound destruction");
        assertThat(output).contains("sabotage");
        assertStopsWhole(sabotage);
    }

    private Sabotage run(Part part, Throwable failure, boolean annotated) {
        Sabotage sabotage = new Sabotage(part, failure);
        server.bean(sabotage).add(sabotage.plugin("other"));
        if (annotated) {
            server.run(Sabotage.Services.class, Sabotage.Plugin.class);
        } else {
            server.add(sabotage.plugin("faulty")).run(Sabotage.Services.class);
        }
        return sabotage;
    }

    private void restart() {
        server.context().getBean(Backend.class).restart("faulty");
    }

    private void assertServes() throws Exception {
        assertThat(server.status("faulty").state()).isEqualTo(State.RUNNING);
        assertThat(server.get("/api/faulty/ping").body()).isEqualTo("faulty");
        assertThat(server.get("/api/other/ping").body()).isEqualTo("other");
    }

    /** Everything else of both plugins ends as it should when the backend stops. */
    private void assertStopsWhole(Sabotage sabotage) {
        sabotage.trace().clear();
        server.context().close();
        assertThat(sabotage.trace().events())
                .containsExactlyInAnyOrder(
                        "faulty: SHUTDOWN_HOOK",
                        "faulty: sound shutdown hook",
                        "faulty: DESTRUCTION",
                        "faulty: sound destruction",
                        "other: SHUTDOWN_HOOK",
                        "other: sound shutdown hook",
                        "other: DESTRUCTION",
                        "other: sound destruction");
    }
}

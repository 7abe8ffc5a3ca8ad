package dev.stagedoor.wiring.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to the backends of a process that is told to end. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ProcessSignalTests {

    private static final int TERMINATED_BY_SIGTERM = 128 + 15;

    private Process process;

    private final List<String> output = new ArrayList<>();

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    @Case({"PRC-01", "PRC-03", "LCX-01"})
    void aSignalStopsEveryBackendOfTheProcess() throws Exception {
        start("a", "b");
        assertThat(end()).isIn(0, TERMINATED_BY_SIGTERM);
        for (String name : List.of("a", "b")) {
            assertThat(output)
                    .filteredOn(line -> line.startsWith(name + " "))
                    .containsExactly(name + " before", name + " plugin", name + " root");
        }
    }

    @Test
    @Case({"PRC-02", "LCX-03"})
    void aBackendThatFailsToStopHoldsUpNoOther() throws Exception {
        start("bad", "b");
        assertThat(end()).isIn(1, TERMINATED_BY_SIGTERM);
        assertThat(output).contains("bad before", "bad plugin", "bad root", "b before", "b plugin", "b root");
        assertThat(output).anyMatch(line -> line.contains("the hook of bad fails"));
    }

    @Test
    @Timeout(60) // the start of a plugin that hangs may take five minutes
    @Case({"PRC-01", "LCX-05", "LCX-15"})
    void aSignalDuringTheStartStopsABackendThatStarts() throws Exception {
        start("starting");
        assertThat(end()).isIn(0, TERMINATED_BY_SIGTERM);
        assertThat(output).contains("starting plugin", "starting root");
    }

    private void start(String... names) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SignalledBackends.class.getName()));
        command.addAll(List.of(names));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Waits until the process is ready, ends it, and gives its exit code. */
    private int end() throws Exception {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.equals(SignalledBackends.READY)) {
                    process.toHandle().destroy();
                }
                output.add(line);
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}

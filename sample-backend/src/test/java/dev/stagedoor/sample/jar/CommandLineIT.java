package dev.stagedoor.sample.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar of the sample, asked for its wiring. */
@Timeout(120)
class CommandLineIT {

    private static final int TIMEOUT_SECONDS = 60;

    @TempDir
    private Path directory;

    @Test
    @Case({"CMD-01", "CMD-04", "CMD-05", "CMD-06"})
    void theWiringIsReportedAndWrittenDownTheSameAheadOfTime() throws Exception {
        Ended plain = run(List.of(), "--backend.verify", "--backend.document=backend.md");
        assertThat(plain.exit()).as(plain.err()).isZero();
        assertThat(plain.out())
                .startsWith("Plugin '")
                .contains("\nPlugin 'catalog'", "\n    module 'csv'", "\nWiring is right: ")
                .endsWith("\nWrote backend.md\n");
        assertThat(files()).containsExactlyInAnyOrder("backend.md", "err", "out");

        Ended processed = run(List.of("-Dspring.aot.enabled=true"), "--backend.document");
        assertThat(processed.exit()).as(processed.err()).isZero();
        assertThat(processed.out()).isEqualTo(Files.readString(directory.resolve("backend.md")));
    }

    @Test
    @Case({"CMD-06", "CMD-07"})
    void aConfigurationThatCanNotBeReadIsAFailure() throws Exception {
        Files.writeString(directory.resolve("app-config.yaml"), "backend:\n  baseUrl: [\n");
        Ended ended = run(List.of(), "--backend.verify", "--spring.config.import=app-config:app-config.yaml");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("app-config.yaml");
    }

    private Ended run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(SampleProcess.java(Jdk.current().home()).toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-jar", SampleJar.PATH.toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A process that has ended, with what it has printed. */
    private record Ended(int exit, String out, String err) {}
}

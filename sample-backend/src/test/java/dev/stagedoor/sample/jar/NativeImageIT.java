package dev.stagedoor.sample.jar;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The native image of the sample, where the build has made one: with GraalVM and the profile {@code native}. */
@Timeout(240)
class NativeImageIT {

    private static final Path IMAGE = Path.of(System.getProperty("sample.image"));

    @Test
    void theImageServesEveryPlugin() {
        assumeThat(Files.isExecutable(IMAGE))
                .as("a native image at %s; build with GraalVM and -Pnative", IMAGE)
                .isTrue();
        try (SampleProcess sample = SampleProcess.start(IMAGE)) {
            sample.awaitStart();
            assertThat(sample.get("/api/todo/todos").body()).contains("Read the README");
            assertThat(sample.get("/api/greeting/hello?name=Ada").body())
                    .isEqualTo("{\"id\":\"hello\",\"text\":\"Hello, Ada!\"}");
            assertThat(sample.get("/api/todo/todos/nothing").body()).contains("NotFoundError");
            assertThat(sample.get("/actuator/health").statusCode()).isEqualTo(200);
            sample.stop();
        }
    }
}

package dev.stagedoor.sample.jar;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The AOT cache of the sample, where there is a JDK that makes one. */
@Timeout(240)
@DisabledOnOs(OS.WINDOWS)
class AotCacheIT {

    private static final String[] AHEAD_OF_TIME = {"-Dspring.aot.enabled=true"};

    @Test
    void theBackendServesFromItsCache(@TempDir Path directory) throws Exception {
        assumeThat(Jdk.atLeast(AotCache.FIRST_VERSION))
                .as("a JDK " + AotCache.FIRST_VERSION + " or later")
                .isPresent();
        Jdk jdk = Jdk.atLeast(AotCache.FIRST_VERSION).orElseThrow();
        AotCache.create(jdk, SampleJar.PATH, directory, AHEAD_OF_TIME);
        List<String> options = List.of(
                "-XX:AOTCache=" + AotCache.CACHE,
                "-XX:AOTMode=on", // fails where the cache cannot be used
                "-Xlog:class+load:file=classes.log",
                AHEAD_OF_TIME[0]);
        try (SampleProcess sample = SampleProcess.start(jdk.home(), directory.resolve(AotCache.JAR), options)) {
            sample.awaitStart();
            assertThat(sample.get("/api/todo/todos").body()).contains("Read the README");
            assertThat(sample.get("/api/greeting/hello").body()).contains("Hello, world!");
            sample.stop();
        }
        assertThat(directory.resolve("classes.log"))
                .content()
                .containsPattern("dev\\.stagedoor\\.sample\\.todo\\.TodoController source: shared objects file");
    }

    @Test
    void anOlderJdkIsRefused(@TempDir Path directory) {
        assertThatIllegalStateException()
                .isThrownBy(() -> AotCache.create(new Jdk(directory, 17), SampleJar.PATH, directory))
                .withMessage("An AOT cache needs JDK 25 or later, and this is JDK 17: set JAVA_HOME to a later one");
    }
}

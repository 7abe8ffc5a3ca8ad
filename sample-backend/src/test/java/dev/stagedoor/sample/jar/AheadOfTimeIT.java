package dev.stagedoor.sample.jar;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample, processed ahead of time by the build, against the sample without that. */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
class AheadOfTimeIT {

    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    private static final List<String> AHEAD_OF_TIME = List.of("-XX:TieredStopAtLevel=1", "-Dspring.aot.enabled=true");

    private static final String CAUSE = "The greeting plugin is broken, because sample.broken is true";

    private SampleProcess plain;

    private SampleProcess processed;

    @BeforeAll
    void start() {
        plain = sample(QUICK).awaitStart();
        processed = sample(AHEAD_OF_TIME).awaitStart();
    }

    @AfterAll
    void stop() {
        plain.close();
        processed.close();
    }

    @Test
    void theGeneratedCodeIsWhatRuns() {
        assertThat(processed.output()).anyMatch(line -> line.contains("Starting AOT-processed SampleBackend"));
        assertThat(plain.output()).noneMatch(line -> line.contains("AOT-processed"));
    }

    @Test
    void everyPluginServes() {
        assertThat(processed.get("/api/todo/todos"))
                .returns(200, HttpResponse::statusCode)
                .extracting(AheadOfTimeIT::withoutIds)
                .isEqualTo(withoutIds(plain.get("/api/todo/todos")))
                .asString()
                .contains("Read the README", "Write a plugin");
        assertThat(processed.get("/api/greeting/hello?name=Ada").body())
                .isEqualTo("{\"id\":\"hello\",\"text\":\"Hello, Ada!\"}");
    }

    @Test
    void errorsAreAnsweredInTheSameShape() {
        assertThat(processed.get("/api/todo/todos/nothing"))
                .returns(404, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .isEqualTo(plain.get("/api/todo/todos/nothing").body());
    }

    @Test
    void healthIsTheSame() {
        assertThat(processed.get("/actuator/health"))
                .returns(200, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .isEqualTo(plain.get("/actuator/health").body());
    }

    @Test
    void theBackendReportIsTheSame() {
        assertThat(report(processed)).hasSizeGreaterThan(5).containsExactlyInAnyOrderElementsOf(report(plain));
    }

    @Test
    void aBrokenPluginStopsTheBackend() {
        try (SampleProcess broken = sample(AHEAD_OF_TIME, "--sample.broken=true")) {
            assertThat(broken.awaitExit()).isEqualTo(1);
            assertThat(broken.output())
                    .anyMatch(line -> line.contains("APPLICATION FAILED TO START"))
                    .anyMatch(line -> line.contains("consequence: plugin 'greeting' did not start"))
                    .anyMatch(line -> line.contains(CAUSE));
        }
    }

    @Test
    void aBrokenPluginIsUnavailableWhereTheBackendIsToContinue() {
        try (SampleProcess broken = sample(
                AHEAD_OF_TIME,
                "--sample.broken=true",
                "--backend.startup.plugins.greeting.onPluginBootFailure=continue")) {
            broken.awaitStart();
            assertThat(broken.get("/api/todo/todos").statusCode()).isEqualTo(200);
            assertThat(broken.get("/api/greeting/hello"))
                    .returns(503, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("ServiceUnavailableError");
            assertThat(broken.output()).anyMatch(line -> line.contains(CAUSE));
        }
    }

    private static SampleProcess sample(List<String> options, String... arguments) {
        return SampleProcess.start(Jdk.current().home(), SampleJar.PATH, options, arguments);
    }

    private static String withoutIds(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("todo-\\d+", "todo-N")
                .replaceAll("\"createdAt\":\"[^\"]+\"", "\"createdAt\":\"then\"");
    }

    /** The lines of the report that are indented, without what was measured. */
    private static List<String> report(SampleProcess sample) {
        Pattern duration = Pattern.compile("\\d+ ms");
        return sample.output().stream()
                .dropWhile(line -> !line.endsWith(": Backend report"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(line -> duration.matcher(line).replaceAll("N ms"))
                .toList();
    }
}

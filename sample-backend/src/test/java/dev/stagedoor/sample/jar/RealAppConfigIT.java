package dev.stagedoor.sample.jar;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.TestDatabases;

import static org.assertj.core.api.Assertions.assertThat;

/** A configuration that was written for Backstage, as it stands, starts the sample. */
@Timeout(240)
class RealAppConfigIT {

    private static final Path DIRECTORY =
            Path.of("src", "test", "resources", "app-config").toAbsolutePath();

    private SampleProcess sample;

    @AfterEach
    void stop() {
        if (sample != null) {
            sample.close();
        }
    }

    @OnEachDatabase(TestDatabases.Engine.POSTGRESQL)
    void theFilesThatBackstageWouldChooseConfigureTheSample(TestDatabase database) throws Exception {
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        start(
                "BACKSTAGE_ENV=production",
                "ENVIRONMENT=live",
                "POSTGRES_HOST=" + server.getHost(),
                "POSTGRES_PORT=" + server.getPort(),
                "POSTGRES_USER=" + database.username(),
                "POSTGRES_PASSWORD=geheim",
                "GITHUB_TOKEN=ghp_123456");
        assertThat(sample.get("/api/todo/todos")).returns(200, HttpResponse::statusCode);
        HttpResponse<String> readiness = sample.get("/.backstage/health/v1/readiness");
        assertThat(readiness.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(readiness.headers().firstValue("x-environment")).contains("live");
        assertThat(readiness.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("connect-src 'self' http: https:");
        assertThat(allowedOrigin()).isEmpty();
    }

    @Test
    void withoutAnEnvironmentTheFirstFileAloneCounts() throws Exception {
        start("APP_CONFIG_app_title=Ours");
        HttpResponse<String> readiness = sample.get("/.backstage/health/v1/readiness");
        assertThat(readiness.headers().firstValue("x-environment")).contains("base");
        assertThat(allowedOrigin()).contains("http://localhost:3000");
    }

    @Test
    void whatIsWrongIsToldWithFileAndKey() {
        sample = begin(DIRECTORY.resolve("catalog"), List.of());
        assertThat(sample.awaitExit()).isEqualTo(1);
        assertThat(String.join("\n", sample.output())).contains("app-config.yaml");
    }

    private Optional<String> allowedOrigin() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + sample.port() + "/api/todo/todos"))
                .header("Origin", "http://localhost:3000")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Access-Control-Allow-Origin");
    }

    private void start(String... environment) {
        sample = begin(DIRECTORY, List.of(environment)).awaitStart();
    }

    private static SampleProcess begin(Path directory, List<String> environment) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of(
                SampleProcess.java(Jdk.current().home()).toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                SampleJar.PATH.toString(),
                "--spring.config.import=app-config:" + directory));
        return SampleProcess.start(command, SampleJar.PATH.getParent());
    }
}

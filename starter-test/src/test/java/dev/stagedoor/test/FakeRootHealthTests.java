package dev.stagedoor.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import dev.stagedoor.health.RootHealthService.Answer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class FakeRootHealthTests {

    @Test
    void allIsWellUntilATestSaysOtherwise() {
        FakeRootHealth health = new FakeRootHealth();
        assertThat(health.getLiveness()).isEqualTo(Answer.ok());
        assertThat(health.getReadiness()).isEqualTo(Answer.ok());

        health.liveness(FakeRootHealth.refusal("dead")).readiness(FakeRootHealth.refusal("busy"));

        assertThat(health.getLiveness().status()).isEqualTo(503);
        assertThat(health.getReadiness().payload()).containsEntry("message", "busy");
    }

    @Test
    @Case("TST-09")
    void aBackendAnswersWithIt() throws Exception {
        FakeRootHealth health = new FakeRootHealth();
        try (TestBackend backend = TestBackend.start(health)) {
            assertThat(readiness(backend)).isEqualTo(200);
            health.readiness(FakeRootHealth.refusal("busy"));
            assertThat(readiness(backend)).isEqualTo(503);
        }
    }

    private static int readiness(TestBackend backend) throws Exception {
        URI uri = URI.create(backend.baseUrl() + "/.backstage/health/v1/readiness");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

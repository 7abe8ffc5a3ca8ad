package com.example.audit;

import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

import dev.stagedoor.test.FakeAuditor;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the page about the audit. */
class AuditTests {

    // tag::fake[]
    private final FakeAuditor auditor = new FakeAuditor();

    @Test
    void deletingIsRecorded() {
        try (TestBackend backend = TestBackend.start(ReportsPlugin.class, auditor)) {
            RestClient.create(backend.baseUrl())
                    .delete()
                    .uri("/api/reports/reports/1")
                    .retrieve()
                    .toBodilessEntity();

            assertThat(auditor.entries("delete-report"))
                    .extracting(FakeAuditor.Entry::status)
                    .containsExactly(FakeAuditor.Status.INITIATED, FakeAuditor.Status.SUCCEEDED);
        }
    }
    // end::fake[]

    @Test
    void publishingIsRecordedWithItsResult() {
        try (TestBackend backend = TestBackend.start(ReportsPlugin.class, auditor)) {
            RestClient.create(backend.baseUrl())
                    .post()
                    .uri("/api/reports/reports")
                    .retrieve()
                    .toBodilessEntity();

            assertThat(auditor.entries("publish-reports").get(1).meta()).containsEntry("published", 1);
        }
    }
}

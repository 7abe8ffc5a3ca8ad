package dev.stagedoor.auditor.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import org.springframework.mock.web.MockHttpServletRequest;

import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.ForwardedException;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the auditor of a plugin writes to its logger. */
class AuditorTests {

    private static final String JWT =
            "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJ1c2VyOmRlZmF1bHQvZ3Vlc3QifQ.c2lnbmF0dXJlLXRoYXQtaXMtbm9uZQ";

    private final RecordingRootLogger log = new RecordingRootLogger();

    private final AuditorService auditor = auditor();

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/todo/todos");

    @Test
    @Case("AUD-01")
    void whatBeginsIsRecordedAtOnce() {
        auditor.createEvent("purge-todos");

        assertThat(log.records()).singleElement().satisfies(record -> {
            assertThat(record.message()).isEqualTo("todo.purge-todos");
            assertThat(record.fields())
                    .containsEntry("isAuditEvent", true)
                    .containsEntry("plugin", "todo")
                    .containsEntry("eventId", "purge-todos")
                    .containsEntry("status", "initiated");
        });
    }

    @Test
    @Case("AUD-01")
    void successIsRecordedWithAllThatIsKnown() {
        auditor.createEvent(AuditorEventOptions.of("create-todo").withMeta(Map.of("title", "Shop", "try", 1)))
                .success(Map.of("id", "7", "try", 2));

        assertThat(log.values("status")).containsExactly("initiated", "succeeded");
        assertThat(log.values("meta"))
                .containsExactly(Map.of("title", "Shop", "try", 1), Map.of("title", "Shop", "try", 2, "id", "7"));
    }

    @Test
    @Case("AUD-02")
    void failureIsRecordedWithItsError() {
        IllegalStateException error = new IllegalStateException("full");
        AuditorEvent event = auditor.createEvent("create-todo");

        event.fail(error, Map.of("free", 0));

        LogEntry failed = log.records().get(1);
        assertThat(failed.fields()).containsEntry("status", "failed").containsEntry("meta", Map.of("free", 0));
        assertThat(failed.throwable()).isSameAs(error);
    }

    @Test
    void whereNothingElseIsKnownNothingElseIsRecorded() {
        auditor.createEvent("purge-todos").success();

        assertThat(log.records())
                .allSatisfy(record -> assertThat(record.fields()).doesNotContainKeys("meta", "request"));
    }

    @Test
    @Case("AUD-03")
    void withoutARequestThePluginItselfActs() {
        auditor.createEvent("purge-todos");

        assertThat(log.values("actor")).containsExactly(Map.of("actorId", "plugin:todo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:default/guest", "plugin:catalog"})
    @Case("AUD-03")
    void theActorIsWhoeverSentTheRequest(String sender) {
        request.addHeader("Authorization", "Bearer " + sender);

        auditor.createEvent(asked());

        assertThat(actor(0)).containsEntry("actorId", sender);
    }

    @Test
    @Case("AUD-03")
    void aLimitedTokenTellsWhoItIs() {
        request.addHeader("Authorization", "Bearer limited:user:default/guest");

        auditor.createEvent(asked());

        assertThat(actor(0)).containsEntry("actorId", "user:default/guest");
    }

    @Test
    @Case("AUD-03")
    void nobodyHasNoId() {
        auditor.createEvent(asked());

        assertThat(actor(0)).doesNotContainKey("actorId").containsKey("ip");
    }

    @Test
    @Case("AUD-04")
    void theRequestIsRecorded() {
        request.setRemoteAddr("192.0.2.7");
        request.setServerName("backstage.example.com");
        request.addHeader("User-Agent", "curl/8");
        request.setQueryString("dry=true&q=a%20b");

        auditor.createEvent(asked());

        assertThat(actor(0))
                .containsEntry("ip", "192.0.2.7")
                .containsEntry("hostname", "backstage.example.com")
                .containsEntry("userAgent", "curl/8");
        assertThat(log.values("request"))
                .containsExactly(Map.of("method", "POST", "url", "/api/todo/todos?dry=true&q=a%20b"));
    }

    @Test
    void aRequestThatIsOverIsNotAskedAgain() {
        request.addHeader("Authorization", "Bearer user:default/guest");
        AuditorEvent event = auditor.createEvent(asked());
        request.removeHeader("Authorization");
        request.setRequestURI("/of/another");

        event.success();

        assertThat(actor(1)).isEqualTo(actor(0));
        assertThat(log.values("request"))
                .hasSize(2)
                .allMatch(log.values("request").get(0)::equals);
    }

    @Test
    @Case("AUD-05")
    void aTokenThatNothingAcceptsFailsTheCall() {
        request.addHeader("Authorization", "Bearer garbage");

        assertThatExceptionOfType(ForwardedException.class)
                .isThrownBy(() -> auditor.createEvent(asked()))
                .withMessageStartingWith("Could not resolve credentials")
                .withCauseInstanceOf(AuthenticationException.class)
                .satisfies(error -> {
                    assertThat(error.getStatus()).isEqualTo(401);
                    assertThat(error.getName()).isEqualTo("AuthenticationError");
                });
        assertThat(log.records()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LOW, DEBUG, low", "MEDIUM, INFO, medium", "HIGH, INFO, high", "CRITICAL, INFO, critical"})
    @Case("AUD-06")
    void theSeverityDecidesTheLevel(AuditorSeverity severity, Level level, String name) {
        auditor.createEvent(AuditorEventOptions.of("x").withSeverity(severity)).success();

        assertThat(log.records()).extracting(LogEntry::level).containsExactly(level, level);
        assertThat(log.values("severityLevel")).containsExactly(name, name);
    }

    @Test
    void theSeverityIsLowUnlessSaidOtherwise() {
        auditor.createEvent("x");

        assertThat(log.values("severityLevel")).containsExactly("low");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=s3cret",
                "a=1&token=s3cret",
                "Token=s3cret&b=2",
                "%74oken=s3cret",
                "x-api-key=s3cret",
                "apiKey=s3cret",
                "password=s3cret",
                "client_secret=s3cret",
                "code=s3cret&state=abc",
                "key=s3cret",
                "sig=s3cret",
                "SAMLAssertion=s3cret",
                "sessionId=s3cret"
            })
    @Case("AUD-07")
    void aParameterThatHoldsASecretIsNotRecorded(String query) {
        request.setQueryString(query);

        auditor.createEvent(asked()).success();

        assertThat(log.records().toString()).doesNotContain("s3cret").contains("=***");
    }

    @Test
    @Case("AUD-07")
    void noTokenIsRecordedWhereverItStands() {
        request.addHeader("Authorization", "Bearer user:default/guest?" + JWT);
        request.addHeader("Cookie", "backstage-auth=" + JWT);
        request.addHeader("User-Agent", "bot (" + JWT + ")");
        request.setRequestURI("/api/todo/by/" + JWT + "/x");
        request.setQueryString("q=" + JWT);

        auditor.createEvent(
                        AuditorEventOptions.of("x").withRequest(request).withMeta(Map.of("list", List.of("a " + JWT))))
                .success(Map.of("nested", Map.of("deep", JWT), "accessToken", "opaque-secret"));

        List<Object> told = log.records().stream()
                .map(record -> (Object)
                        List.of(record.fields().get("request"), record.fields().get("meta")))
                .toList();
        assertThat(told.toString()).doesNotContain("eyJ", "opaque-secret").contains("/api/todo/by/***/x");
        assertThat(actor(0).get("userAgent")).isEqualTo("bot (***)");
    }

    @Test
    void whatIsNotJsonIsRecordedAsText() {
        auditor.createEvent(AuditorEventOptions.of("x").withMeta(Map.of("severity", AuditorSeverity.HIGH, "n", 1.5)));

        assertThat(log.values("meta")).containsExactly(Map.of("severity", "high", "n", 1.5));
    }

    @Test
    void anEventHasAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditorEventOptions.of(" "));
    }

    private AuditorEventOptions asked() {
        return AuditorEventOptions.of("create-todo").withRequest(request);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> actor(int record) {
        return (Map<String, Object>) log.values("actor").get(record);
    }

    private AuditorService auditor() {
        StubIdentity identity = new StubIdentity();
        PluginMetadataService plugin = () -> "todo";
        return new DefaultAuditor(
                new AuditLog("todo", log.child(Map.of("plugin", "todo")), DEFAULTS),
                identity.auth(plugin),
                identity.httpAuth());
    }

    private static final SeverityLevels DEFAULTS = new SeverityLevels(Map.of(
            AuditorSeverity.LOW, Level.DEBUG,
            AuditorSeverity.MEDIUM, Level.INFO,
            AuditorSeverity.HIGH, Level.INFO,
            AuditorSeverity.CRITICAL, Level.INFO));
}

package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.ExpectedCount;
import org.springframework.web.client.RestClient;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.header;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

class FakePluginClientTests {

    private final FakePluginClient fake = new FakePluginClient();

    @Test
    void aTestSaysWhatAPluginAnswers() {
        fake.server()
                .expect(requestTo("plugin://catalog/entities/1"))
                .andRespond(withSuccess("one", MediaType.TEXT_PLAIN));
        RestClient client = fake.client("catalog");

        assertThat(client.get().uri("/entities/{id}", 1).retrieve().body(String.class))
                .isEqualTo("one");
        fake.server().verify();
    }

    @Test
    void requestsOnSomebodysBehalfSayOnWhose() {
        fake.server()
                .expect(ExpectedCount.twice(), requestTo("plugin://catalog/x"))
                .andExpect(header(
                        "Authorization", "Bearer " + MockCredentials.pluginToken(MockCredentials.user(), "catalog")))
                .andRespond(withSuccess("one", MediaType.TEXT_PLAIN));

        fake.client("catalog", MockCredentials.user())
                .get()
                .uri("/x")
                .retrieve()
                .toBodilessEntity();

        fake.client("catalog")
                .get()
                .uri("/x")
                .attributes(PluginClientService.onBehalfOf(MockCredentials.user()))
                .retrieve()
                .toBodilessEntity();

        fake.server().verify();
    }

    @Test
    void errorsBecomeTheExceptionsThatTheyBecomeInABackend() {
        fake.server()
                .expect(requestTo("plugin://catalog/x"))
                .andRespond(withStatus(HttpStatus.CONFLICT)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"error\":{\"name\":\"ConflictError\",\"message\":\"taken\"},"
                                + "\"response\":{\"statusCode\":409}}"));

        assertThatExceptionOfType(ResponseException.class)
                .isThrownBy(
                        () -> fake.client("catalog").get().uri("/x").retrieve().body(String.class))
                .withCauseInstanceOf(ConflictException.class);
    }

    @Test
    @Case("TST-09")
    void itIsInstalledInABackend() {
        PluginServiceRef<PluginClientService> service = PluginServiceRef.of(PluginClientService.class);
        BackendFeature plugin = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(plugin, fake).start()) {
            assertThat(backend.service("todo", service)).isSameAs(fake);
        }
    }
}

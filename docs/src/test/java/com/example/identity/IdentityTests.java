package com.example.identity;

import java.util.Map;

import com.example.identity.owners.OwnersPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The examples of the page about identity. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTests {

    private static final MockCredentials<?> ADA = MockCredentials.user("user:default/ada");

    private static final MockCredentials<?> CI = MockCredentials.service("external:ci");

    private TestBackend backend;

    @BeforeAll
    void start() {
        backend = TestBackend.start(NotesPlugin.class, OwnersPlugin.class);
    }

    @AfterAll
    void stop() {
        backend.close();
    }

    @Test
    void usersAndServicesAreLetIn() {
        assertThat(status(HttpMethod.GET, "/notes", ADA)).isEqualTo(200);
        assertThat(status(HttpMethod.GET, "/notes", CI)).isEqualTo(200);
        assertThat(status(HttpMethod.GET, "/notes", MockCredentials.none())).isEqualTo(401);
    }

    @Test
    void aParameterTellsWhoIsLetIn() {
        assertThat(status(HttpMethod.POST, "/notes", CI)).isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/notes", ADA)).isEqualTo(200);
        assertThat(backend.pluginBean("notes", Notes.class).all()).contains("Hello (user:default/ada)");
    }

    @Test
    void anAnnotationTellsWhoIsLetIn() {
        assertThat(status(HttpMethod.DELETE, "/notes", ADA)).isEqualTo(403);
        assertThat(status(HttpMethod.DELETE, "/notes", CI)).isEqualTo(200);
    }

    @Test
    void aRouteMayBeOpen() {
        assertThat(status(HttpMethod.GET, "/about", MockCredentials.none())).isEqualTo(200);
    }

    @Test
    void anotherPluginIsAskedOnBehalfOfTheCaller() {
        Owners owners = backend.pluginBean("notes", Owners.class);

        assertThat(owners.of("a", ADA)).isEqualTo("user:default/ada owns a");
        owners.refresh();
    }

    @Test
    void theVerificationNeedsNoPlugin() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(external())
                .run()) {
            Verification verification = context.getBean(Verification.class);

            assertThat(verification.isFromService("ci-token-of-the-example")).isTrue();
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> verification.isFromService("another"));
        }
    }

    private static Map<String, Object> external() {
        return Map.of(
                "backend.auth.externalAccess[0].type", "static",
                "backend.auth.externalAccess[0].options.token", "ci-token-of-the-example",
                "backend.auth.externalAccess[0].options.subject", "ci");
    }

    private int status(HttpMethod method, String path, MockCredentials<?> credentials) {
        RestClient.RequestBodySpec request = RestClient.create(backend.baseUrl())
                .method(method)
                .uri("/api/notes" + path)
                .header("Authorization", credentials.header());
        if (method == HttpMethod.POST) {
            request.body("Hello");
        }
        return request.exchange((sent, answer) -> answer.getStatusCode().value());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Verification.class)
    static class Application {}
}

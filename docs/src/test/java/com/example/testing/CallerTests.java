package com.example.testing;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A test that asks as somebody. */
class CallerTests {

    // tag::caller[]
    @Test
    void whoAsksIsGreeted() {
        try (TestBackend backend = TestBackend.start(GreetingPlugin.class)) {
            String greeting = RestClient.create(backend.baseUrl())
                    .get()
                    .uri("/api/greeting/me")
                    .header(
                            "Authorization",
                            MockCredentials.user("user:default/ada").header())
                    .retrieve()
                    .body(String.class);
            assertThat(greeting).isEqualTo("Hello user:default/ada");
        }
    }
    // end::caller[]

    @Test
    void withoutAStandInNobodyIsLetIn() {
        TestBackend.Builder builder =
                TestBackend.builder().features(GreetingPlugin.class).realCredentials();
        try (TestBackend backend = builder.start()) {
            RestClient client = RestClient.create(backend.baseUrl());

            assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class)
                    .isThrownBy(() -> client.get()
                            .uri("/api/greeting/me")
                            .header("Authorization", MockCredentials.user().header())
                            .retrieve()
                            .toBodilessEntity());
        }
    }

    @BackendPlugin("greeting")
    static class GreetingPlugin {

        @RestController
        static class Greetings {

            private final HttpAuthService httpAuth;

            Greetings(HttpAuthService httpAuth) {
                this.httpAuth = httpAuth;
            }

            @GetMapping("/me")
            String me(HttpServletRequest request) {
                return "Hello "
                        + httpAuth.credentials(request, UserPrincipal.class)
                                .principal()
                                .userEntityRef();
            }
        }
    }
}

package com.example.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.client.RestClient;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInInfo;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignInTests {

    private static final SignInContext CATALOG = new SignInContext() {

        @Override
        public SignInResult catalogUser(String userEntityRef) {
            return new SignInResult(userEntityRef, List.of(userEntityRef, "group:default/team"));
        }

        @Override
        public SignInResult catalogUserWithEmail(String email) {
            throw new UnsupportedOperationException();
        }
    };

    private final SignInResolver resolver = new CompanySignIn().companyAccounts();

    private static TestBackend start(String file) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(file));
        Map<String, Object> properties = new HashMap<>();
        yaml.getObject().forEach((key, value) -> properties.put(key.toString(), value));
        properties.put("COMPANY_CLIENT_SECRET", "a-secret");
        return TestBackend.builder().properties(properties).start();
    }

    private static RestClient client(TestBackend backend) {
        return RestClient.create("http://localhost:" + backend.port());
    }

    @Test
    void aGuestSignsInWithWhatIsConfigured() {
        try (TestBackend backend = start("sign-in-guest.yaml")) {
            String answer = client(backend)
                    .post()
                    .uri("/api/auth/guest/refresh")
                    .retrieve()
                    .body(String.class);
            assertThat(answer).contains("\"backstageIdentity\"").contains("guests");
        }
    }

    @Test
    void theKeysOfProvidersAreOnesThatAreUsed() {
        try (TestBackend backend = start("sign-in-oidc.yaml")) {
            assertThat(client(backend)
                            .get()
                            .uri("/api/auth/.well-known/openid-configuration")
                            .retrieve()
                            .body(String.class))
                    .contains("backstage.example.com");
        }
    }

    @Test
    void anAccountIsTheUserOfTheCatalogWithThatName() {
        SignInInfo info = new SignInInfo("company", "1", Map.of("preferred_username", "jane"));
        assertThat(resolver.resolve(info, CATALOG).ownershipEntityRefs())
                .containsExactly("user:default/jane", "group:default/team");
    }

    @Test
    void aGuestOfTheCompanyNeedNotBeInTheCatalog() {
        SignInInfo info =
                new SignInInfo("company", "1", Map.of("preferred_username", "joe", "departments", List.of("guests")));
        assertThat(resolver.resolve(info, CATALOG).userEntityRef()).isEqualTo("user:guests/joe");
    }

    @Test
    void anAccountWithoutANameIsRefused() {
        SignInInfo info = new SignInInfo("company", "1", Map.of());
        assertThatThrownBy(() -> resolver.resolve(info, CATALOG)).isInstanceOf(NotAllowedException.class);
    }
}

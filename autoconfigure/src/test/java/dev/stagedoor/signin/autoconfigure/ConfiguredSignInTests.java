package dev.stagedoor.signin.autoconfigure;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Which users accounts are where the application has no bean that tells. */
class ConfiguredSignInTests {

    private static final String[] SCRIPT = {"X-Requested-With", "XMLHttpRequest"};

    @RegisterExtension
    final FakeIdentityProvider provider = new FakeIdentityProvider();

    @RegisterExtension
    final TestServer server = new TestServer();

    private SignInClient login() throws Exception {
        provider.claim("email", "Jane.Doe@example.com");
        provider.register(server, "idp");
        server.property("stagedoor.sign-in.enabled", true)
                .property("app.baseUrl", "https://app.example.com")
                .run();
        SignInClient client = new SignInClient(server, HttpClient.Redirect.ALWAYS);
        client.get("/api/auth/idp/start");
        return client;
    }

    @Case("SGN-55")
    @Test
    void withoutAResolverNobodyIsAnybody() throws Exception {
        SignInClient client = login();
        HttpResponse<String> response = client.get("/api/auth/idp/refresh", SCRIPT);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(SignInClient.json(response).path("error").path("message").asString())
                .isEqualTo("Nobody can sign in with 'idp', because it is not said which users its accounts are: define"
                        + " a bean of type SignInResolver, or list resolvers at auth.providers.idp.signIn.resolvers");
    }

    @Case("SGN-56")
    @Test
    void aResolverMayBeConfigured() throws Exception {
        server.property("auth.providers.idp.signIn.resolvers[0].resolver", "emailLocalPartMatchingUserEntityName")
                .property("auth.providers.idp.signIn.resolvers[0].allowedDomains[0]", "example.com")
                .property("auth.providers.idp.signIn.resolvers[0].dangerouslyAllowSignInWithoutUserInCatalog", true);
        SignInClient client = login();
        assertThat(client.get("/api/auth/idp/refresh", SCRIPT).body())
                .containsPattern("\"userEntityRef\":\"user:default\\\\?/jane.doe\"");
    }
}

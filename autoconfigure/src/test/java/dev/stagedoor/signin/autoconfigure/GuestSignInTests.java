package dev.stagedoor.signin.autoconfigure;

import java.net.http.HttpResponse;
import java.util.List;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import dev.stagedoor.Backend;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;

/** Guests sign in to a whole backend. */
@ExtendWith(OutputCaptureExtension.class)
class GuestSignInTests {

    private static final TestServer server = new TestServer();

    private final SignInClient client = new SignInClient(server);

    @BeforeAll
    static void start() {
        server.property("stagedoor.sign-in.enabled", true)
                .property("stagedoor.mode", "development")
                .property("backend.baseUrl", "https://backstage.example.com")
                .property("auth.providers.guest.userEntityRef", "user:default/guest")
                .property("auth.providers.guest.ownershipEntityRefs[0]", "user:default/guest")
                .property("auth.providers.guest.ownershipEntityRefs[1]", "group:default/guests")
                .run();
    }

    @AfterAll
    static void stop() {
        server.context().close();
    }

    @Case("SGN-30")
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aGuestIsAnsweredAsByBackstage(String method) throws Exception {
        HttpResponse<String> response = client.send(method, "/api/auth/guest/refresh");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json;charset=UTF-8");
        assertThat(response.headers().firstValue("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(response.body())
                .matches("\\{\"profile\":\\{},\"backstageIdentity\":\\{\"token\":\"[\\w.-]+\",\"identity\":\\{"
                        + "\"type\":\"user\",\"userEntityRef\":\"user:default\\\\?/guest\",\"ownershipEntityRefs\":"
                        + "\\[\"user:default\\\\?/guest\",\"group:default\\\\?/guests\"]},\"expiresInSeconds\":"
                        + "(3600|3599)}}");
    }

    @Case("SGN-06")
    @Test
    void theTokenVerifiesWithThePublishedKeys() throws Exception {
        JWSObject token = JWSObject.parse(client.guest());
        HttpResponse<String> keys = client.get("/api/auth/.well-known/jwks.json");
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(token.verify(new ECDSAVerifier(JWKSet.parse(keys.body())
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toECKey())))
                .isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("vnd.backstage.user");
        assertThat(token.getPayload().toJSONObject())
                .containsEntry("iss", "https://backstage.example.com/api/auth")
                .containsEntry("sub", "user:default/guest")
                .containsEntry("aud", "backstage")
                .doesNotContainKey("ent");
    }

    @Case("SGN-07")
    @Test
    void ownershipIsToldToWhoeverHasTheUsersToken() throws Exception {
        String token = client.guest();
        for (String either : List.of(token, SignInClient.limited(token))) {
            HttpResponse<String> response = client.getAs(either, "/api/auth/v1/userinfo");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .isEqualTo("{\"claims\":{\"sub\":\"user:default/guest\","
                            + "\"ent\":[\"user:default/guest\",\"group:default/guests\"]}}");
        }
    }

    @Case("SGN-07")
    @Test
    void withoutATokenNothingIsTold() throws Exception {
        HttpResponse<String> response = client.get("/api/auth/v1/userinfo");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(SignInClient.json(response).path("error").path("message").asString())
                .isEqualTo("No token provided");
    }

    @Case("SGN-07")
    @Test
    void aServiceIsNobodyOfWhomThereWouldBeSomethingToTell() throws Exception {
        AuthService todo = server.context().getBean(PluginServices.class).get("todo", CoreServices.AUTH);
        String token = todo.getPluginRequestToken(todo.getOwnServiceCredentials(), "auth")
                .reveal();
        HttpResponse<String> response = client.getAs(token, "/api/auth/v1/userinfo");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SignInClient.json(response).path("error").path("message").asString())
                .isEqualTo("Userinfo endpoint must be called with a token that represents a user principal");
    }

    @Case("SGN-07")
    @Test
    void aUserWhoNeverSignedInIsNotFound() throws Exception {
        String token = client.guest();
        server.context()
                .getBean(PluginServices.class)
                .get("auth", CoreServices.DATABASE)
                .jdbcClient()
                .sql("delete from user_info")
                .update();
        HttpResponse<String> response = client.getAs(token, "/api/auth/v1/userinfo");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("User info not found");
    }

    @Case("SGN-08")
    @Test
    void theConfigurationForOpenIdConnectIsBackstages() throws Exception {
        JsonNode json = SignInClient.json(client.get("/api/auth/.well-known/openid-configuration"));
        String issuer = "https://backstage.example.com/api/auth";
        assertThat(json.path("issuer").asString()).isEqualTo(issuer);
        assertThat(json.path("token_endpoint").asString()).isEqualTo(issuer + "/v1/token");
        assertThat(json.path("userinfo_endpoint").asString()).isEqualTo(issuer + "/v1/userinfo");
        assertThat(json.path("jwks_uri").asString()).isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(json.path("claims_supported").toString()).isEqualTo("[\"sub\",\"ent\"]");
        assertThat(json.path("response_types_supported").toString()).isEqualTo("[\"code\",\"id_token\"]");
    }

    @Case("SGN-32")
    @Test
    void guestsNeedNoPageToSignIn() throws Exception {
        assertThat(client.get("/api/auth/guest/start").statusCode()).isEqualTo(501);
        assertThat(client.post("/api/auth/guest/logout").statusCode()).isEqualTo(404);
    }

    @Case("SGN-20")
    @Test
    void noTokenIsLogged(CapturedOutput output) throws Exception {
        String token = client.guest();
        client.getAs(token, "/api/auth/v1/userinfo");
        client.getAs(token + "x", "/api/auth/v1/userinfo");
        assertThat(output).contains("Issuing token for user:default/guest").doesNotContain("eyJ");
    }

    @Case("SGN-17")
    @Test
    void afterARestartOfThePluginTokensStayValid() throws Exception {
        String token = client.guest();
        server.context().getBean(Backend.class).restart("auth");
        assertThat(client.getAs(token, "/api/auth/v1/userinfo").statusCode()).isEqualTo(200);
        assertThat(client.getAs(client.guest(), "/api/auth/v1/userinfo").statusCode())
                .isEqualTo(200);
    }
}

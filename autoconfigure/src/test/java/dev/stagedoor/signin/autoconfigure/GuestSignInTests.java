package dev.stagedoor.signin.autoconfigure;

import java.net.http.HttpResponse;
import java.util.List;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;

/** Guests sign in to a whole backend. */
@ExtendWith(OutputCaptureExtension.class)
class GuestSignInTests {

    @RegisterExtension
    final TestServer server = new TestServer();

    private SignInClient development() {
        server.property("stagedoor.sign-in.enabled", true)
                .property("stagedoor.mode", "development")
                .property("backend.baseUrl", "https://backstage.example.com")
                .property("auth.providers.guest.userEntityRef", "user:default/guest")
                .property("auth.providers.guest.ownershipEntityRefs[0]", "user:default/guest")
                .property("auth.providers.guest.ownershipEntityRefs[1]", "group:default/guests")
                .run();
        return new SignInClient(server);
    }

    @Case("SGN-30")
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aGuestIsAnsweredAsByBackstage(String method) throws Exception {
        HttpResponse<String> response = development().send(method, "/api/auth/guest/refresh");
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
        SignInClient client = development();
        assertThat(client.get("/api/auth/.well-known/jwks.json").body()).isEqualTo("{\"keys\":[]}");
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
        SignInClient client = development();
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
        HttpResponse<String> response = development().get("/api/auth/v1/userinfo");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(SignInClient.json(response).path("error").path("message").asString())
                .isEqualTo("No token provided");
    }

    @Case("SGN-07")
    @Test
    void aServiceIsNobodyOfWhomThereWouldBeSomethingToTell() throws Exception {
        SignInClient client = development();
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
        SignInClient client = development();
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
        JsonNode json = SignInClient.json(development().get("/api/auth/.well-known/openid-configuration"));
        String issuer = "https://backstage.example.com/api/auth";
        assertThat(json.path("issuer").asString()).isEqualTo(issuer);
        assertThat(json.path("token_endpoint").asString()).isEqualTo(issuer + "/v1/token");
        assertThat(json.path("userinfo_endpoint").asString()).isEqualTo(issuer + "/v1/userinfo");
        assertThat(json.path("jwks_uri").asString()).isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(json.path("claims_supported").toString()).isEqualTo("[\"sub\",\"ent\"]");
        assertThat(json.path("response_types_supported").toString()).isEqualTo("[\"code\",\"id_token\"]");
    }

    @Case("SGN-31")
    @Test
    void inProductionGuestsAreRefused(CapturedOutput output) throws Exception {
        server.property("stagedoor.sign-in.enabled", true)
                .property("auth.providers.guest.userEntityRef", "user:default/guest")
                .run();
        HttpResponse<String> response = new SignInClient(server).post("/api/auth/guest/refresh");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(SignInClient.json(response).path("error").path("message").asString())
                .isEqualTo("The guest provider cannot be used outside of a development environment unless"
                        + " 'auth.providers.guest.dangerouslyAllowOutsideDevelopment' is enabled");
        assertThat(output).contains("Guests are refused, because this is production");
    }

    @Case("SGN-31")
    @Test
    void inProductionGuestsAreLetInOnlyIfThatIsSaidWithAllItsDanger(CapturedOutput output) throws Exception {
        server.property("stagedoor.sign-in.enabled", true)
                .property("auth.providers.guest.dangerouslyAllowOutsideDevelopment", true)
                .run();
        assertThat(new SignInClient(server).post("/api/auth/guest/refresh").statusCode())
                .isEqualTo(200);
        assertThat(output).contains("Everybody who reaches this backend may sign in as 'user:development/guest'");
    }

    @Case("SGN-32")
    @Test
    void whoeverIsNotConfiguredIsUnknown() throws Exception {
        server.property("stagedoor.sign-in.enabled", true)
                .property("stagedoor.mode", "development")
                .run();
        HttpResponse<String> response = new SignInClient(server).post("/api/auth/guest/refresh");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(SignInClient.json(response).path("error").path("message").asString())
                .isEqualTo("Unknown auth provider 'guest'");
    }

    @Case("SGN-32")
    @Test
    void guestsNeedNoPageToSignIn() throws Exception {
        SignInClient client = development();
        assertThat(client.get("/api/auth/guest/start").statusCode()).isEqualTo(501);
        assertThat(client.post("/api/auth/guest/logout").statusCode()).isEqualTo(404);
    }

    @Case("SGN-09")
    @Test
    void unlessItIsWantedThereIsNoSignIn() throws Exception {
        server.property("auth.providers.guest.userEntityRef", "user:default/guest")
                .property("stagedoor.mode", "development")
                .run();
        assertThat(new SignInClient(server).post("/api/auth/guest/refresh").statusCode())
                .isEqualTo(404);
        assertThat(server.context().getBeansOfType(SignInHost.class)).isEmpty();
    }

    /** One plugin asks another on behalf of the guest, and that one asks who owns what. */
    @Case("SGN-40")
    @Test
    void aGuestIsKnownToAllPluginsThroughEachOther() throws Exception {
        server.add(BackendFeature.plugin(
                "front",
                env -> env.registerInit(
                        services -> services.get(CoreServices.HTTP_ROUTER)
                                .use(RouterFunctions.route()
                                        .GET("/token", request -> {
                                            BackstageCredentials<?> user = services.get(CoreServices.AUTH)
                                                    .authenticate(bearer(
                                                            request.headers().firstHeader("Authorization")));
                                            return ServerResponse.ok()
                                                    .body(services.get(CoreServices.AUTH)
                                                            .getPluginRequestToken(user, "back")
                                                            .reveal());
                                        })
                                        .build()),
                        CoreServices.AUTH,
                        CoreServices.HTTP_ROUTER)));
        SignInClient client = development();
        String onBehalf = client.getAs(client.guest(), "/api/front/token").body();
        PluginServices services = server.context().getBean(PluginServices.class);
        BackstageCredentials<?> received =
                services.get("back", CoreServices.AUTH).authenticate(onBehalf);
        assertThat(received.principal()).isInstanceOfSatisfying(UserPrincipal.class, user -> {
            assertThat(user.userEntityRef()).isEqualTo("user:default/guest");
            assertThat(user.actor()).isNotNull();
        });
    }

    private static String bearer(String header) {
        return header.substring("Bearer ".length());
    }

    @Case("SGN-20")
    @Test
    void noTokenIsLogged(CapturedOutput output) throws Exception {
        SignInClient client = development();
        String token = client.guest();
        client.getAs(token, "/api/auth/v1/userinfo");
        client.getAs(token + "x", "/api/auth/v1/userinfo");
        assertThat(output).contains("Issuing token for user:default/guest").doesNotContain("eyJ");
    }

    @Case("SGN-17")
    @Test
    void afterARestartOfThePluginTokensStayValid() throws Exception {
        SignInClient client = development();
        String token = client.guest();
        server.context().getBean(Backend.class).restart("auth");
        assertThat(client.getAs(token, "/api/auth/v1/userinfo").statusCode()).isEqualTo(200);
        assertThat(client.getAs(client.guest(), "/api/auth/v1/userinfo").statusCode())
                .isEqualTo(200);
    }
}

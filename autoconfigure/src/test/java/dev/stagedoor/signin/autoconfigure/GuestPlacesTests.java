package dev.stagedoor.signin.autoconfigure;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Where guests may sign in. */
@ExtendWith(OutputCaptureExtension.class)
class GuestPlacesTests {

    @RegisterExtension
    final TestServer server = new TestServer();

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
}

package dev.stagedoor.signin.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class SignInAutoConfigurationTests {

    @RegisterExtension
    final TestServer server = new TestServer();

    @Case("SGN-33")
    @Test
    void aSecondPluginOfThatNameIsRefused(CapturedOutput output) {
        server.property("stagedoor.sign-in.enabled", true)
                .add(BackendFeature.plugin("auth", env -> env.registerInit(services -> {})));
        assertThatThrownBy(server::run);
        assertThat(output)
                .contains("Plugin 'auth' is already registered")
                .contains("SignInAutoConfiguration.stagedoorSignIn")
                .contains("added as an object");
    }

    @Case("SGN-15")
    @Test
    void whatCanNotBeUsedFailsTheStart(CapturedOutput output) {
        server.property("stagedoor.sign-in.enabled", true)
                .property("auth.keyStore.provider", "firestore")
                .property("auth.identityTokenAlgorithm", "EdDSA");
        assertThatThrownBy(server::run);
        assertThat(output)
                .contains("Unknown KeyStore provider: 'firestore'")
                .contains("Invalid value of 'auth.identityTokenAlgorithm': 'EdDSA'");
    }

    /** A request to itself for the keys would wait for the thread that it is made on. */
    @Case("SGN-41")
    @Test
    void aServerWithOneThreadVerifiesItsOwnTokens() throws Exception {
        server.closed()
                .property("stagedoor.sign-in.enabled", true)
                .property("server.tomcat.threads.max", 1)
                .property("server.tomcat.threads.min-spare", 1)
                .add(BackendFeature.plugin(
                        "todo",
                        env -> env.registerInit(
                                services -> services.get(CoreServices.HTTP_ROUTER)
                                        .use(RouterFunctions.route()
                                                .GET(
                                                        "/ok",
                                                        request -> ServerResponse.ok()
                                                                .build())
                                                .build()),
                                CoreServices.HTTP_ROUTER)))
                .run();
        String token = server.context()
                .getBean(SignInHost.class)
                .tokens()
                .issue(SignInResult.of("user:default/jane"))
                .token()
                .reveal();
        assertThat(new SignInClient(server).getAs(token, "/api/todo/ok").statusCode())
                .isEqualTo(200);
    }
}

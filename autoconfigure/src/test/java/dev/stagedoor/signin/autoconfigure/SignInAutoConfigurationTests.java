package dev.stagedoor.signin.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.http.autoconfigure.TestServer;
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
}

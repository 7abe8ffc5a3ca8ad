package dev.stagedoor.auth.autoconfigure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.TokenVerifier;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The verification of tokens in a Spring application that has no plugin. */
class TokenVerifierTests {

    private static final ForgedKey KEY = ForgedKey.of("ES256");

    @RegisterExtension
    private final TokenForge forge = new TokenForge();

    @RegisterExtension
    private final AuthBackend application = new AuthBackend();

    private TokenVerifier verifier;

    @BeforeEach
    void start() {
        forge.publishUsers(KEY).publishPlugin("catalog", KEY);
        verifier = application
                .properties(forge.properties("auth", "catalog"))
                .context()
                .getBean(TokenVerifier.class);
        assertThat(application.context().getBean(Backend.class).plugins()).isEmpty();
    }

    @Test
    @Case("AUT-95")
    void tokensForTheApplicationAreVerified() {
        String token = forge.plugin("catalog", "billing").sign(KEY);

        assertThat(verifier.verify(token, "billing").principal()).isEqualTo(new ServicePrincipal("plugin:catalog"));
        assertThatThrownBy(() -> verifier.verify(token, "shipping")).isInstanceOf(AuthenticationException.class);
    }

    @Test
    @Case("AUT-95")
    void usersAreVerifiedWithFullAndWithLimitedTokens() {
        String limited = forge.user("user:default/guest").signLimited(KEY);

        assertThat(verifier.verify(forge.user("user:default/guest").sign(KEY), "billing")
                        .principal())
                .isEqualTo(new UserPrincipal("user:default/guest"));
        assertThatThrownBy(() -> verifier.verify(limited, "billing")).isInstanceOf(AuthenticationException.class);
        assertThat(verifier.verify(limited, "billing", true).principal())
                .isEqualTo(new UserPrincipal("user:default/guest"));
    }
}

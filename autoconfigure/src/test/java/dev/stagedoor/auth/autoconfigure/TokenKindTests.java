package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of each kind of token. */
class TokenKindTests {

    private static final String USER = "user:development/guest";

    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

    @RegisterExtension
    private final TokenForge forge = new TokenForge().clock(() -> NOW);

    @RegisterExtension
    private final AuthBackend backend = new AuthBackend().at(NOW);

    private final ForgedKey userKey = ForgedKey.of("ES256");

    private final ForgedKey catalogKey = ForgedKey.of("ES256");

    private AuthService auth;

    @BeforeEach
    void start() {
        forge.publishUsers(userKey).publishPlugin("catalog", catalogKey);
        auth = backend.properties(forge.properties("auth", "catalog", "ghost")).auth("search");
    }

    @Test
    @Case("AUT-01")
    void aUserIsRecognised() {
        TokenDraft draft = forge.user(USER);
        String token = draft.sign(userKey);

        BackstageCredentials<?> credentials = auth.authenticate(token);

        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER));
        assertThat(credentials.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(limited(credentials).reveal()).startsWith(withoutSignature(draft.signLimited(userKey)));
        assertThat(auth.authenticate(limited(credentials).reveal(), true).principal())
                .isEqualTo(new UserPrincipal(USER));
    }

    @Test
    @Case("AUT-02")
    void aLimitedTokenIsAcceptedWhereItIsAllowedAlone() {
        String token = forge.user(USER).signLimited(userKey);

        assertThatThrownBy(() -> auth.authenticate(token))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage("Illegal limited user token");
        BackstageCredentials<?> credentials = auth.authenticate(token, true);
        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER));
        assertThat(limited(credentials).reveal()).isEqualTo(token);
    }

    @Test
    @Case("AUT-17")
    void aPluginIsRecognised() {
        BackstageCredentials<?> credentials =
                auth.authenticate(forge.plugin("catalog", "search").sign(catalogKey));

        assertThat(credentials.principal()).isEqualTo(new ServicePrincipal("plugin:catalog"));
        assertThat(credentials.expiresAt()).isNull();
    }

    private Token limited(BackstageCredentials<?> credentials) {
        return auth.getLimitedUserToken(credentials.as(UserPrincipal.class).orElseThrow());
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }
}

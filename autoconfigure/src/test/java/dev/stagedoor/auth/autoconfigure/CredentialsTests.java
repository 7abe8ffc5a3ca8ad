package dev.stagedoor.auth.autoconfigure;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What credentials show, and whose they may be. */
class CredentialsTests {

    private static final String SECRET = "very-secret-token";

    @RegisterExtension
    private final AuthBackend backend = new AuthBackend();

    @Test
    @Case("AUT-110")
    void theTokenIsNowhereToBeSeen() throws Exception {
        BackstageCredentials<UserPrincipal> credentials =
                DefaultCredentials.user(new UserPrincipal("user:default/a"), Instant.EPOCH, SECRET);
        JsonMapper mapper = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();

        assertThat(credentials.toString()).doesNotContain(SECRET);
        assertThat(mapper.writeValueAsString(credentials)).doesNotContain(SECRET);
        assertThat(mapper.writeValueAsString(Token.of(SECRET, null))).doesNotContain(SECRET);
        assertThat(credentials).isNotInstanceOf(Serializable.class);
        assertThat(DefaultCredentials.class.getMethods())
                .extracting(method -> method.getName())
                .doesNotContain("token", "getToken", "restrictions");
    }

    @Test
    @Case("AUT-111")
    void credentialsAreToldAsBackstageTellsThem() {
        AuthService auth = backend.auth("search");

        assertThat(auth.getNoneCredentials()).hasToString("backstageCredentials{nonePrincipal}");
        assertThat(auth.getOwnServiceCredentials())
                .hasToString("backstageCredentials{servicePrincipal{plugin:search}}");
    }

    @Test
    @Case("AUT-112")
    void aPluginHasCredentialsOfItsOwnThatDoNotEnd() {
        AuthService auth = backend.auth("search");

        assertThat(auth.getOwnServiceCredentials().principal()).isEqualTo(new ServicePrincipal("plugin:search"));
        assertThat(auth.getOwnServiceCredentials().expiresAt()).isNull();
        assertThat(auth.getNoneCredentials().principal()).isEqualTo(new NonePrincipal());
        assertThat(auth.isPrincipal(auth.getOwnServiceCredentials(), PrincipalType.SERVICE))
                .isTrue();
        assertThat(auth.isPrincipal(auth.getOwnServiceCredentials(), PrincipalType.USER))
                .isFalse();
        assertThat(auth.isPrincipal(auth.getNoneCredentials(), PrincipalType.UNKNOWN))
                .isTrue();
    }

    @Test
    @Case("AUT-113")
    void credentialsThatSomebodyElseMadeProveNothing() {
        AuthService auth = backend.auth("search");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> auth.getPluginRequestToken(new Foreign(), "catalog"))
                .withMessage("Invalid credential type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auth.getLimitedUserToken(new Foreign()))
                .withMessage("Invalid credential type");
    }

    /** Credentials that nobody has verified. */
    private record Foreign() implements BackstageCredentials<UserPrincipal> {

        @Override
        public UserPrincipal principal() {
            return new UserPrincipal("user:default/root");
        }

        @Override
        public @Nullable Instant expiresAt() {
            return null;
        }
    }
}

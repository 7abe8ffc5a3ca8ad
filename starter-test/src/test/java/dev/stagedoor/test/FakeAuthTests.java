package dev.stagedoor.test;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.Token;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FakeAuthTests {

    private final FakeAuth auth = FakeAuth.forPlugin("todo");

    static List<MockCredentials<?>> everybody() {
        AccessRestrictions restrictions =
                new AccessRestrictions(List.of("todo.create"), List.of(PermissionAction.CREATE));
        return List.of(
                MockCredentials.user(),
                MockCredentials.user("user:default/ada"),
                MockCredentials.user("user:default/ada", "plugin:catalog"),
                MockCredentials.service(),
                MockCredentials.service("plugin:catalog"),
                MockCredentials.service("external:ci", restrictions),
                MockCredentials.service("external:ci", new AccessRestrictions(null, null)));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void aTokenTellsWhoAsks(MockCredentials<?> credentials) {
        assertThat(auth.authenticate(credentials.token()).principal()).isEqualTo(credentials.principal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "real.token.here",
                "mock-none-token",
                "mock-invalid-user-token",
                "mock-invalid-limited-user-token",
                "mock-invalid-service-token",
                "mock-user-token:{",
                "mock-user-token:{}",
                "mock-service-token:{\"obo\":7}"
            })
    void otherTokensAreRefused(String token) {
        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> auth.authenticate(token, true));
    }

    @Test
    void aLimitedTokenIsAcceptedWhereItIsAllowed() {
        String token = MockCredentials.limitedUser("user:default/ada").token();

        assertThat(auth.authenticate(token, true).principal())
                .isEqualTo(MockCredentials.user("user:default/ada").principal());
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> auth.authenticate(token))
                .withMessage("Limited user token is not allowed");
    }

    @Test
    void aTokenForAnotherPluginIsRefused() {
        Token token = auth.getPluginRequestToken(MockCredentials.user(), "catalog");

        assertThat(FakeAuth.forPlugin("catalog").authenticate(token.reveal()).principal())
                .isEqualTo(MockCredentials.user().principal());
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> auth.authenticate(token.reveal()))
                .withMessageContaining("'catalog'")
                .withMessageContaining("'todo'");
    }

    @Test
    void nobodyIsHandedOnOnlyWhereThePolicyIsDisabled() {
        BackstageCredentials<?> nobody = auth.getNoneCredentials();

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> auth.getPluginRequestToken(nobody, "catalog"))
                .withMessage("Refused to issue service token for credential type 'none'");
        assertThat(auth.withDefaultPolicyDisabled()
                        .getPluginRequestToken(nobody, "catalog")
                        .reveal())
                .isEmpty();
    }

    @Test
    void aLimitedTokenIsMadeOfAUser() {
        Token token = auth.getLimitedUserToken(MockCredentials.user("user:default/ada"));

        assertThat(token.reveal())
                .isEqualTo(MockCredentials.limitedUser("user:default/ada").token());
        assertThat(token.expiresAt()).isNotNull();
    }

    @Test
    @Case("TST-13")
    void itIsThePluginsOwnInABackend() {
        BackendFeature todo = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(todo, new FakeAuth().withDefaultPolicyDisabled())
                .start()) {
            AuthService installed = backend.service("todo", CoreServices.AUTH);

            assertThat(installed.getOwnServiceCredentials()).isEqualTo(MockCredentials.service("plugin:todo"));
            assertThat(installed
                            .getPluginRequestToken(MockCredentials.none(), "catalog")
                            .reveal())
                    .isEmpty();
        }
    }

    @Test
    void itTellsKindsOfPrincipalsApartAndHasNoKeys() {
        assertThat(auth.isPrincipal(MockCredentials.user(), PrincipalType.USER)).isTrue();
        assertThat(auth.isPrincipal(MockCredentials.user(), PrincipalType.SERVICE))
                .isFalse();
        assertThat(auth.listPublicServiceKeys()).isEmpty();
    }
}

package dev.stagedoor.test;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.UserPrincipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MockCredentialsTests {

    @Test
    void theTextsOfTokensAreBackstages() {
        assertThat(MockCredentials.none().token()).isEqualTo("mock-none-token");
        assertThat(MockCredentials.user().token()).isEqualTo("mock-user-token");
        assertThat(MockCredentials.user("user:default/ada").token())
                .isEqualTo("mock-user-token:{\"sub\":\"user:default/ada\"}");
        assertThat(MockCredentials.user("user:default/ada", "plugin:catalog").token())
                .isEqualTo("mock-user-token:{\"sub\":\"user:default/ada\",\"actor\":{\"subject\":\"plugin:catalog\"}}");
        assertThat(MockCredentials.limitedUser().token())
                .isEqualTo("mock-limited-user-token:{\"sub\":\"user:default/mock\"}");
        assertThat(MockCredentials.service().token()).isEqualTo("mock-service-token");
    }

    @Test
    void theTextsOfPluginTokensAreBackstages() {
        assertThat(MockCredentials.pluginToken(MockCredentials.service("plugin:todo"), "catalog"))
                .isEqualTo("mock-service-token:{\"sub\":\"plugin:todo\",\"target\":\"catalog\"}");
        assertThat(MockCredentials.pluginToken(MockCredentials.user(), "catalog"))
                .isEqualTo("mock-service-token:{\"obo\":\"user:default/mock\",\"target\":\"catalog\"}");
    }

    @Test
    void theTextsOfInvalidTokensAreBackstages() {
        assertThat(MockCredentials.user().invalidToken()).isEqualTo("mock-invalid-user-token");
        assertThat(MockCredentials.limitedUser().invalidToken()).isEqualTo("mock-invalid-limited-user-token");
        assertThat(MockCredentials.service().invalidToken()).isEqualTo("mock-invalid-service-token");
    }

    @Test
    void headersAndCookiesCarryTheToken() {
        assertThat(MockCredentials.none().header()).isEqualTo("Bearer mock-none-token");
        assertThat(MockCredentials.user().header()).isEqualTo("Bearer mock-user-token");
        assertThat(MockCredentials.user().invalidHeader()).isEqualTo("Bearer mock-invalid-user-token");
        assertThat(MockCredentials.limitedUser().cookie())
                .isEqualTo("backstage-auth=mock-limited-user-token:{\"sub\":\"user:default/mock\"}");
        assertThat(MockCredentials.limitedUser().invalidCookie())
                .isEqualTo("backstage-auth=mock-invalid-limited-user-token");
    }

    @Test
    void theyTellWhoAsks() {
        AccessRestrictions restrictions = new AccessRestrictions(null, List.of(PermissionAction.READ));

        assertThat(MockCredentials.user("user:default/ada", "plugin:catalog")
                        .principal()
                        .actor())
                .isEqualTo(MockCredentials.service("plugin:catalog").principal());
        assertThat(MockCredentials.service("external:ci", restrictions)
                        .principal()
                        .accessRestrictions())
                .isEqualTo(restrictions);
        assertThat(MockCredentials.user().as(UserPrincipal.class)).isPresent();
        assertThat(MockCredentials.service().as(UserPrincipal.class)).isEmpty();
        assertThat(MockCredentials.user().expiresAt()).isNull();
    }

    @Test
    void theirTextTellsWhoAsksAndNoToken() {
        assertThat(MockCredentials.user("user:default/ada"))
                .asString()
                .contains("user:default/ada")
                .doesNotContain("mock-user-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "user:ada", "default/ada", ":/", ""})
    void aUserIsAKindANamespaceAndAName(String ref) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MockCredentials.user(ref))
                .withMessageContaining("expected <kind>:<namespace>/<name>");
    }
}

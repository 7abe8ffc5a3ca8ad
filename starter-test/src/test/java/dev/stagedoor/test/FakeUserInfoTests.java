package dev.stagedoor.test;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FakeUserInfoTests {

    private final FakeUserInfo userInfo = new FakeUserInfo();

    @Test
    void aUserOwnsWhatIsTheUsersOwn() {
        assertThat(userInfo.getUserInfo(MockCredentials.user("user:default/ada"))
                        .ownershipEntityRefs())
                .containsExactly("user:default/ada");
    }

    @Test
    void aTestSaysThroughWhatAUserOwnsThings() {
        userInfo.user("user:default/ada", "user:default/ada", "group:default/team");

        assertThat(userInfo.getUserInfo(MockCredentials.user("user:default/ada"))
                        .ownershipEntityRefs())
                .containsExactly("user:default/ada", "group:default/team");
    }

    @Test
    void nothingIsKnownOfServices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> userInfo.getUserInfo(MockCredentials.service()))
                .withMessageContaining("service");
    }

    @Test
    @Case("TST-13")
    void itIsInstalledInABackend() {
        BackendFeature todo = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(todo, userInfo).start()) {
            assertThat(backend.service("todo", CoreServices.USER_INFO)).isSameAs(userInfo);
        }
    }
}

package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

class FakeIdentityTests {

    private static final BackendFeature TODO = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));

    @Test
    @Case("TST-13")
    void aTestBackendBelievesWhoAsks() {
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(TODO).start()) {
            assertThat(backend.service("todo", CoreServices.AUTH)).isInstanceOf(FakeAuth.class);
            assertThat(backend.service("todo", CoreServices.HTTP_AUTH)).isInstanceOf(FakeHttpAuth.class);
            assertThat(backend.service("todo", CoreServices.USER_INFO)).isInstanceOf(FakeUserInfo.class);
            assertThat(backend.service("todo", CoreServices.AUTH).getOwnServiceCredentials())
                    .isEqualTo(MockCredentials.service("plugin:todo"));
        }
    }

    @Test
    @Case("TST-13")
    void aServiceThatATestGivesBeatsTheStandIn() {
        AuthService mine = FakeAuth.forPlugin("mine");
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(TODO, ServiceFactory.of(CoreServices.AUTH).create(deps -> mine))
                .start()) {
            assertThat(backend.service("todo", CoreServices.AUTH)).isSameAs(mine);
        }
        try (TestBackend backend = TestBackend.builder()
                .webServer(false)
                .features(TODO, Mine.class)
                .start()) {
            assertThat(backend.service("todo", CoreServices.AUTH)).isSameAs(Mine.AUTH);
        }
    }

    @Test
    @Case("TST-13")
    void aFactoryUnderTestIsGivenTheStandIns() {
        ServiceFactory<LoggerService> factory = ServiceFactory.of(CoreServices.LOGGER)
                .deps(CoreServices.AUTH)
                .create(deps -> {
                    FakeLogger logger = FakeLogger.silent();
                    logger.info(deps.get(CoreServices.AUTH).getClass().getSimpleName());
                    return logger;
                });
        try (var tester = ServiceFactoryTester.from(factory)) {
            assertThat(((FakeLogger) tester.getSubject()).messages()).containsExactly("FakeAuth");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Mine {

        static final AuthService AUTH = FakeAuth.forPlugin("mine");

        @Bean
        @PluginScope
        AuthService auth() {
            return AUTH;
        }
    }
}

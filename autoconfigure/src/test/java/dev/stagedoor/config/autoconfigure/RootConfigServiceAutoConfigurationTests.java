package dev.stagedoor.config.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.RootConfigService;

import static org.assertj.core.api.Assertions.assertThat;

/** The default of {@code core.rootConfig} and its overrides. */
class RootConfigServiceAutoConfigurationTests {

    private static final RootConfigService OWN = RootConfigServices.of("own", Map.of());

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RootConfigServiceAutoConfiguration.class));

    @Test
    void theEnvironmentIsReadByDefault() {
        runner.withPropertyValues("backend.baseUrl=http://localhost:7007").run(context -> {
            assertThat(context).hasBean(CoreServices.ROOT_CONFIG.id());
            assertThat(context.getBean(RootConfigService.class).getString("backend.baseUrl"))
                    .isEqualTo("http://localhost:7007");
        });
    }

    @Test
    void theOrderOfTheEnvironmentIsKept() {
        runner.withPropertyValues("backend.baseUrl=a")
                .withSystemProperties("backend.baseUrl=b")
                .run(context -> assertThat(
                                context.getBean(RootConfigService.class).getString("backend.baseUrl"))
                        .isEqualTo("a"));
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(OwnBean.class)
                .run(context ->
                        assertThat(context).getBean(RootConfigService.class).isSameAs(OWN));
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(OwnFactory.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RootConfigService.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        RootConfigService own() {
            return OWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<RootConfigService> own() {
            return ServiceFactory.of(CoreServices.ROOT_CONFIG).create(deps -> OWN);
        }
    }
}

package dev.stagedoor.catalog.autoconfigure;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.client.autoconfigure.PluginClientServiceAutoConfiguration;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.discovery.autoconfigure.DiscoveryServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** The default of {@code catalog-client}, and its overrides. */
class CatalogServiceAutoConfigurationTests {

    private static final CatalogService OWN = Mockito.mock();

    private static final PluginServiceRef<CatalogService> CATALOG = PluginServiceRef.of(CatalogService.class);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    RootLoggerServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    DiscoveryServiceAutoConfiguration.class,
                    PluginClientServiceAutoConfiguration.class,
                    CatalogServiceAutoConfiguration.class));

    @Test
    @Case("CTL-10")
    void thePluginsClientIsOffered() {
        assertThat(CATALOG.id()).isEqualTo("catalog-client");
        runner.run(context -> assertThat(context.getBean(PluginServices.class).get("todo", CATALOG))
                .isInstanceOf(DefaultCatalog.class));
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(OwnBean.class)
                .run(context -> assertThat(context.getBean(PluginServices.class).get("todo", CATALOG))
                        .isSameAs(OWN));
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(OwnFactory.class)
                .run(context -> assertThat(context.getBean(PluginServices.class).get("todo", CATALOG))
                        .isSameAs(OWN));
    }

    @Test
    void withoutJacksonABackendStartsWithoutTheService() {
        runner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("catalog-client"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        @PluginScope
        CatalogService own() {
            return OWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<CatalogService> own() {
            return ServiceFactory.of(CATALOG).create(deps -> OWN);
        }
    }
}

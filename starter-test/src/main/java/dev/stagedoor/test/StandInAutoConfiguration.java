package dev.stagedoor.test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.catalog.autoconfigure.CatalogServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.autoconfigure.PermissionsServiceAutoConfiguration;

/** Defaults of backends in tests that come before those of the application. */
@AutoConfiguration(
        before = {
            CatalogServiceAutoConfiguration.class,
            PermissionsServiceAutoConfiguration.class,
            RootLoggerServiceAutoConfiguration.class
        })
final class StandInAutoConfiguration {

    @Bean("core.permissions")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    PermissionsService permissions() {
        return new FakePermissions();
    }

    @Bean("core.rootLogger")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    FakeRootLogger rootLogger() {
        return FakeRootLogger.silent();
    }

    /** An empty one for each plugin. */
    @Bean("catalog-client")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    MockCatalog catalog() {
        return new MockCatalog();
    }
}

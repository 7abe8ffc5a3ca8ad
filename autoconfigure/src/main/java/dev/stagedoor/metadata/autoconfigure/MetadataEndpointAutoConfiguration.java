package dev.stagedoor.metadata.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.metadata.RootSystemMetadataService;

/** Serves what the service {@code core.rootSystemMetadata} tells. */
@AutoConfiguration(
        after = MetadataServiceAutoConfiguration.class,
        afterName = "dev.stagedoor.http.autoconfigure.RootHttpRouterServiceAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnBooleanProperty(name = "stagedoor.metadata.serve-system", matchIfMissing = true)
public final class MetadataEndpointAutoConfiguration {

    @Bean
    SystemMetadataRoute stagedoorSystemMetadataRoute(RootHttpRouterService router, RootSystemMetadataService system) {
        return new SystemMetadataRoute(router, system);
    }
}

package dev.stagedoor.metadata.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.InstanceMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.metadata.RootSystemMetadataService;

/** Offers the services {@code core.rootSystemMetadata} and {@code core.instanceMetadata}. */
@AutoConfiguration
public final class MetadataServiceAutoConfiguration {

    @Bean("core.rootSystemMetadata")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    RootSystemMetadataService rootSystemMetadata(
            RootConfigService config, RootLoggerService logger, RootInstanceMetadataService instance) {
        return new DefaultRootSystemMetadata(config, logger, instance);
    }

    @Bean("core.instanceMetadata")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    InstanceMetadataService instanceMetadata(RootInstanceMetadataService instance) {
        return new DefaultInstanceMetadata(instance);
    }
}

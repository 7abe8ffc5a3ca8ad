package dev.stagedoor.discovery.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.discovery.DiscoveryCustomizer;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.wiring.Mode;

/** Offers the service {@code core.discovery}. Addresses are read when the first plugin needs it. */
@AutoConfiguration
@EnableConfigurationProperties(DiscoveryProperties.class)
public final class DiscoveryServiceAutoConfiguration {

    @Bean
    static ConfigCheck discoveryConfigCheck() {
        return EndpointReader::read;
    }

    @Bean
    @RootContext
    LiveAddresses discoveryAddresses(
            RootConfigService config,
            RootLoggerService logger,
            Environment environment,
            DiscoveryProperties properties,
            ObjectProvider<DiscoveryCustomizer> customizers) {
        List<DiscoveryEndpoint> defaults = new ArrayList<>();
        customizers.orderedStream().forEach(customizer -> customizer.customize(defaults));
        return new LiveAddresses(
                config,
                logger,
                new AddressReader(
                        defaults,
                        ServerKeys.of(environment),
                        SrvResolver.of(properties),
                        new BaseUrlCheck(Mode.of(environment), logger)));
    }

    @Bean("core.discovery")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    DiscoveryService discovery(LiveAddresses addresses) {
        return new DefaultDiscovery(addresses);
    }
}

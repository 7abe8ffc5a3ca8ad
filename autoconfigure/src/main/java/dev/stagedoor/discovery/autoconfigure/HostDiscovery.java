package dev.stagedoor.discovery.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.discovery.DiscoveryEndpoint;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.wiring.Mode;

/** Makes the default discovery service, for those who wrap it or set it differently. */
public final class HostDiscovery {

    private HostDiscovery() {}

    /**
     * Makes a service that follows a configuration for ever. Of the web server it knows what {@code backend.listen} and
     * {@code backend.https} say. Backstage: {@code HostDiscovery.fromConfig}.
     *
     * @param config the configuration
     * @param logger is told of changes that can not be used
     * @param defaultEndpoints what the configuration overrides; later ones override earlier ones
     * @return the service
     * @throws dev.stagedoor.config.ConfigException if the configuration can not be used
     * @throws IllegalArgumentException if an endpoint can not be used
     */
    public static DiscoveryService fromConfig(
            RootConfigService config, RootLoggerService logger, DiscoveryEndpoint... defaultEndpoints) {
        return new DefaultDiscovery(new LiveAddresses(
                config,
                logger,
                new AddressReader(
                        List.of(defaultEndpoints),
                        ServerKeys.none(),
                        SrvResolver.of(new DiscoveryProperties(null, Duration.ofSeconds(5))),
                        new BaseUrlCheck(Mode.PRODUCTION, logger))));
    }
}

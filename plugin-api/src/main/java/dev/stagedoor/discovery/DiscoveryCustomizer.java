package dev.stagedoor.discovery;

import java.util.List;

/**
 * A bean that gives endpoints to all backends of a company. The configuration overrides them. Backstage:
 * {@code defaultEndpoints} of {@code HostDiscovery}.
 */
@FunctionalInterface
public interface DiscoveryCustomizer {

    /**
     * Adds endpoints. Called once, when the first plugin needs the service.
     *
     * @param endpoints the endpoints so far, modifiable; later ones override earlier ones
     */
    void customize(List<DiscoveryEndpoint> endpoints);
}

package dev.stagedoor.discovery;

import dev.stagedoor.BackendService;

/**
 * Finds the addresses of plugins, in this backend or another. A plugin that nothing is known of is taken to be in this
 * backend. Ask for each call, because addresses may change. Thread-safe. Backstage: {@code DiscoveryService}.
 */
@BackendService(id = "core.discovery")
public interface DiscoveryService {

    /**
     * Returns where other plugins reach a plugin. May ask DNS, and waits for its answer for a bounded time.
     *
     * @param pluginId the plugin
     * @return such as {@code http://localhost:7007/api/catalog}, without a slash at the end
     * @throws dev.stagedoor.errors.NotFoundException if DNS knows no address
     * @throws dev.stagedoor.errors.ForwardedException if DNS does not answer as it should
     */
    String getBaseUrl(String pluginId);

    /**
     * Returns where browsers, and others outside, reach a plugin.
     *
     * @param pluginId the plugin
     * @return such as {@code https://backstage.example.com/api/catalog}, without a slash at the end
     */
    String getExternalBaseUrl(String pluginId);
}

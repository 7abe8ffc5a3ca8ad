package dev.stagedoor.client.autoconfigure;

import java.util.function.UnaryOperator;

import org.springframework.http.client.ClientHttpRequestFactory;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.discovery.DiscoveryService;

/** Makes client services, for tests and for those who replace the one of the application. */
public final class PluginClients {

    private PluginClients() {}

    /**
     * Makes a service.
     *
     * @param discovery finds plugins
     * @param auth makes tokens for calls on somebody's behalf
     * @param requests makes requests; it should follow no redirects, and have time limits
     * @return the service
     */
    public static PluginClientService of(
            DiscoveryService discovery, AuthService auth, ClientHttpRequestFactory requests) {
        return new DefaultPluginClient(discovery, auth, requests, UnaryOperator.identity());
    }
}

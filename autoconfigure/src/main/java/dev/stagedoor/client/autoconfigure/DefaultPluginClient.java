package dev.stagedoor.client.autoconfigure;

import java.util.function.UnaryOperator;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.discovery.DiscoveryService;

/**
 * Sets clients as the application does, and then as a plugin needs them.
 *
 * @param settings sets a client as the application does
 */
record DefaultPluginClient(
        DiscoveryService discovery, ClientHttpRequestFactory requests, UnaryOperator<RestClient.Builder> settings)
        implements PluginClientService {

    @Override
    public RestClient.Builder builder() {
        return settings.apply(RestClient.builder())
                .requestFactory(new PluginRequestFactory(discovery, requests))
                .defaultStatusHandler(ErrorAnswers::isOne, ErrorAnswers::refuse);
    }
}

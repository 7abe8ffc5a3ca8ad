package dev.stagedoor.client.autoconfigure;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.discovery.DiscoveryService;

/**
 * Sets clients as the application does, and then as a plugin needs them.
 *
 * @param auth makes tokens for other plugins, or {@code null} where the backend has no such service
 * @param settings sets a client as the application does
 */
record DefaultPluginClient(
        DiscoveryService discovery,
        @Nullable AuthService auth,
        ClientHttpRequestFactory requests,
        UnaryOperator<RestClient.Builder> settings)
        implements PluginClientService {

    @Override
    public RestClient.Builder builder() {
        return builder(new Delegation(auth, null));
    }

    @Override
    public RestClient.Builder builder(BackstageCredentials<?> onBehalfOf) {
        Delegation delegation = new Delegation(auth, onBehalfOf);
        delegation.known();
        return builder(delegation);
    }

    private RestClient.Builder builder(Delegation delegation) {
        return settings.apply(RestClient.builder())
                .requestFactory(new PluginRequestFactory(discovery, requests, delegation))
                .defaultStatusHandler(ErrorAnswers::isOne, ErrorAnswers::refuse);
    }
}

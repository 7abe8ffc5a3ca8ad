package dev.stagedoor.test;

import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.client.autoconfigure.PluginClients;

/**
 * Clients that call no network: {@link #server} says what is answered to {@code plugin://catalog/entities}. Requests on
 * somebody's behalf carry {@link MockCredentials#pluginToken}.
 */
public final class FakePluginClient implements PluginClientService, FakeService<PluginClientService> {

    private static final FakeAuth AUTH = new FakeAuth();

    private final RestClient.Builder builder = PluginClients.of(
                    FakeDiscovery.nowhere(), AUTH, new SimpleClientHttpRequestFactory())
            .builder();

    private final MockRestServiceServer server =
            MockRestServiceServer.bindTo(builder).ignoreExpectOrder(true).build();

    /** Makes a service to whose clients nothing is answered yet. */
    public FakePluginClient() {}

    /**
     * Returns the server that the clients call.
     *
     * @return Spring's server for tests, which sees addresses as they were given
     */
    public MockRestServiceServer server() {
        return server;
    }

    @Override
    public RestClient.Builder builder() {
        return builder.clone();
    }

    @Override
    public RestClient.Builder builder(BackstageCredentials<?> onBehalfOf) {
        return builder().requestInterceptor((request, body, execution) -> {
            String pluginId = request.getURI().getRawAuthority();
            request.getHeaders()
                    .setBearerAuth(
                            AUTH.getPluginRequestToken(onBehalfOf, pluginId).reveal());
            return execution.execute(request, body);
        });
    }

    @Override
    public ServiceFactory<PluginClientService> factory() {
        return ServiceFactory.of(PluginServiceRef.of(PluginClientService.class)).create(deps -> this);
    }
}

package dev.stagedoor.test;

import org.springframework.http.HttpRequest;
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
        return builder.clone().requestInterceptor((request, body, execution) -> {
            if (request.getAttributes().get(ON_BEHALF_OF) instanceof BackstageCredentials<?> asking) {
                authorize(request, asking);
            }
            return execution.execute(request, body);
        });
    }

    @Override
    public RestClient.Builder builder(BackstageCredentials<?> onBehalfOf) {
        return builder.clone().requestInterceptor((request, body, execution) -> {
            authorize(
                    request,
                    request.getAttributes().get(ON_BEHALF_OF) instanceof BackstageCredentials<?> asking
                            ? asking
                            : onBehalfOf);
            return execution.execute(request, body);
        });
    }

    private static void authorize(HttpRequest request, BackstageCredentials<?> asking) {
        String pluginId = request.getURI().getRawAuthority();
        request.getHeaders()
                .setBearerAuth(AUTH.getPluginRequestToken(asking, pluginId).reveal());
    }

    @Override
    public ServiceFactory<PluginClientService> factory() {
        return ServiceFactory.of(PluginServiceRef.of(PluginClientService.class)).create(deps -> this);
    }
}

package dev.stagedoor.test;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.discovery.DiscoveryService;

/**
 * Finds plugins where a test says. A {@link TestBackend} needs it for plugins that are elsewhere: its own are found at
 * its port. Thread-safe. Backstage: {@code mockServices.discovery}.
 */
public final class FakeDiscovery implements DiscoveryService, FakeService<DiscoveryService> {

    private final String baseUrl;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    private FakeDiscovery(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Makes a service that finds all plugins below {@code http://localhost:0}, where nothing answers.
     *
     * @return the service
     */
    public static FakeDiscovery nowhere() {
        return at("http://localhost:0");
    }

    /**
     * Makes a service that finds all plugins in one backend.
     *
     * @param baseUrl where the backend is, without a slash at the end
     * @return the service
     */
    public static FakeDiscovery at(String baseUrl) {
        return new FakeDiscovery(baseUrl);
    }

    /**
     * Says where one plugin is, from inside and from outside.
     *
     * @param pluginId the plugin
     * @param url its address, without a slash at the end
     * @return this service
     */
    public FakeDiscovery plugin(String pluginId, String url) {
        known.put(pluginId, url);
        return this;
    }

    @Override
    public String getBaseUrl(String pluginId) {
        return known.getOrDefault(pluginId, baseUrl + "/api/" + pluginId);
    }

    @Override
    public String getExternalBaseUrl(String pluginId) {
        return getBaseUrl(pluginId);
    }

    @Override
    public ServiceFactory<DiscoveryService> factory() {
        return ServiceFactory.of(CoreServices.DISCOVERY).create(deps -> this);
    }
}

package dev.stagedoor.client.autoconfigure;

import java.io.IOException;
import java.net.URI;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.StringUtils;

import dev.stagedoor.discovery.DiscoveryService;

/** Makes requests to {@code plugin://<id>/path}, where the plugin is at that time, and to other addresses. */
record PluginRequestFactory(DiscoveryService discovery, ClientHttpRequestFactory requests, Delegation delegation)
        implements ClientHttpRequestFactory {

    private static final String SCHEME = "plugin";

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        return SCHEME.equalsIgnoreCase(uri.getScheme())
                ? new PluginRequest(uri, requests.createRequest(locate(uri), method), delegation)
                : requests.createRequest(uri, method);
    }

    private URI locate(URI uri) {
        String pluginId = uri.getRawAuthority();
        if (!StringUtils.hasText(pluginId) || pluginId.contains("@") || pluginId.contains(":")) {
            throw new IllegalArgumentException("Expected plugin://<id>/<path> but got " + uri);
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(discovery.getBaseUrl(pluginId) + path + query);
    }
}

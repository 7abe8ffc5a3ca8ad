package dev.stagedoor.client;

import org.springframework.web.client.RestClient;

import dev.stagedoor.BackendService;

/**
 * Makes HTTP clients for one plugin. An address such as {@code plugin://catalog/entities} is that of a plugin, which is
 * looked up at each call; other addresses work too. Calls are observed and traced and have time limits, redirects are
 * not followed, and an answer of status 400 or more becomes a {@link dev.stagedoor.errors.ResponseException}.
 * Thread-safe.
 */
@BackendService(id = "stagedoor.client")
public interface PluginClientService {

    /**
     * Begins a client. Interceptors see the address as it was given.
     *
     * @return a new builder
     */
    RestClient.Builder builder();

    /**
     * Makes a client of one plugin.
     *
     * @param pluginId the plugin
     * @return a client whose paths begin below the plugin's address
     */
    default RestClient client(String pluginId) {
        return builder().baseUrl("plugin://" + pluginId).build();
    }
}

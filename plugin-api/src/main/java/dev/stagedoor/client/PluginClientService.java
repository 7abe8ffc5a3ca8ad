package dev.stagedoor.client;

import java.util.Map;
import java.util.function.Consumer;

import org.springframework.web.client.RestClient;

import dev.stagedoor.BackendService;
import dev.stagedoor.auth.BackstageCredentials;

/**
 * Makes HTTP clients for one plugin. An address such as {@code plugin://catalog/entities} is that of a plugin, which is
 * looked up at each call; other addresses work too. Calls are observed and traced and have time limits, redirects are
 * not followed, and an answer of status 400 or more becomes a {@link dev.stagedoor.errors.ResponseException}.
 * Thread-safe.
 */
@BackendService(id = "stagedoor.client")
public interface PluginClientService {

    /** The attribute of a request that holds the credentials on whose behalf it is made. */
    String ON_BEHALF_OF = "dev.stagedoor.client.onBehalfOf";

    /**
     * Begins a client. Interceptors see the address as it was given.
     *
     * @return a new builder
     */
    RestClient.Builder builder();

    /**
     * Begins a client whose requests to plugins prove on whose behalf they are made, by a token of this plugin for that
     * plugin, made for each request. It is sent to the plugin's address and nowhere else, in the place of any other
     * {@code Authorization}; interceptors do not see it.
     *
     * @param onBehalfOf who is asking: a user is handed on, a service becomes this plugin. A request fails with an
     *     {@link dev.stagedoor.errors.AuthenticationException} if nobody is asking or the user can not be handed on
     * @return a new builder
     */
    RestClient.Builder builder(BackstageCredentials<?> onBehalfOf);

    /**
     * Says on whose behalf a single request of a client is made, for a client that is kept and serves many; making one
     * is work. The request is one of {@link #builder(BackstageCredentials)} then. Used as
     * {@code client.get().uri(path).attributes(onBehalfOf(credentials))}.
     *
     * @param credentials who is asking
     * @return what adds that to the attributes of a request
     */
    static Consumer<Map<String, Object>> onBehalfOf(BackstageCredentials<?> credentials) {
        return attributes -> attributes.put(ON_BEHALF_OF, credentials);
    }

    /**
     * Makes a client of one plugin.
     *
     * @param pluginId the plugin
     * @return a client whose paths begin below the plugin's address
     */
    default RestClient client(String pluginId) {
        return builder().baseUrl("plugin://" + pluginId).build();
    }

    /**
     * Makes a client of one plugin, on somebody's behalf, see {@link #builder(BackstageCredentials)}.
     *
     * @param pluginId the plugin
     * @param onBehalfOf who is asking
     * @return a client whose paths begin below the plugin's address
     */
    default RestClient client(String pluginId, BackstageCredentials<?> onBehalfOf) {
        return builder(onBehalfOf).baseUrl("plugin://" + pluginId).build();
    }
}

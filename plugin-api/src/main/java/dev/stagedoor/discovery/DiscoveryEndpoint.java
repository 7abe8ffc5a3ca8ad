package dev.stagedoor.discovery;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where some plugins are, as in {@code discovery.endpoints}. <code>{{pluginId}}</code> stands for the plugin.
 * Backstage: {@code HostDiscoveryEndpoint}.
 *
 * @param internal where other plugins reach them, also {@code http+srv://name/path}; {@code null} says nothing of that
 * @param external where browsers reach them; {@code null} says nothing of that
 * @param plugins the plugins; {@code *} stands for all that have no endpoint of their own
 */
public record DiscoveryEndpoint(
        @Nullable String internal, @Nullable String external, List<String> plugins) {

    /** Copies the plugins. */
    public DiscoveryEndpoint {
        plugins = List.copyOf(plugins);
    }

    /**
     * Makes an endpoint that has one address.
     *
     * @param target where everybody reaches the plugins
     * @param plugins the plugins
     * @return the endpoint
     */
    public static DiscoveryEndpoint of(String target, String... plugins) {
        return new DiscoveryEndpoint(target, target, List.of(plugins));
    }

    /**
     * Makes an endpoint that says nothing of the external address.
     *
     * @param target where other plugins reach the plugins
     * @param plugins the plugins
     * @return the endpoint
     */
    public static DiscoveryEndpoint internal(String target, String... plugins) {
        return new DiscoveryEndpoint(target, null, List.of(plugins));
    }

    /**
     * Makes an endpoint that says nothing of the internal address.
     *
     * @param target where browsers reach the plugins
     * @param plugins the plugins
     * @return the endpoint
     */
    public static DiscoveryEndpoint external(String target, String... plugins) {
        return new DiscoveryEndpoint(null, target, List.of(plugins));
    }
}

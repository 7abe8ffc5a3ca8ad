package dev.stagedoor.client.autoconfigure;

import io.micrometer.common.KeyValue;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/** Names paths below a plugin as Spring names paths of a server. */
class PluginRequestConvention extends DefaultClientRequestObservationConvention {

    private static final String URI = "uri";

    private static final String PLUGIN = "^/plugin://[^/]+";

    PluginRequestConvention(String name) {
        super(name);
    }

    @Override
    protected KeyValue uri(ClientRequestObservationContext context) {
        KeyValue named = super.uri(context);
        String path = named.getValue().replaceFirst(PLUGIN, "");
        return path.equals(named.getValue()) ? named : KeyValue.of(URI, path.isEmpty() ? "/" : path);
    }
}

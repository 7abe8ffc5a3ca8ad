package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Tags the observation of each request with the plugin that it reached; the tag is there on all, as meters demand. */
final class PluginTag implements ObservationFilter {

    /** The attribute of a request that names the last plugin that it reached. */
    static final String PLUGIN = PluginTag.class.getName() + ".plugin";

    /** The tag, of observations and of meters, that names the plugin. */
    static final String KEY = "backstage.plugin.id";

    private static final String OUTSIDE = "root";

    @Override
    public Observation.Context map(Observation.Context context) {
        if (context instanceof ServerRequestObservationContext request) {
            context.addLowCardinalityKeyValue(KeyValue.of(KEY, plugin(request.getCarrier())));
        }
        return context;
    }

    private static String plugin(@Nullable HttpServletRequest request) {
        return request != null && request.getAttribute(PLUGIN) instanceof String id ? id : OUTSIDE;
    }
}

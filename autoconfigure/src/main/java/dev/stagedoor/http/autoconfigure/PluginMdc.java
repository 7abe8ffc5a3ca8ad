package dev.stagedoor.http.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Labels with the plugin what is logged during a request. */
record PluginMdc(@Nullable String outer) implements AutoCloseable {

    private static final String KEY = "plugin";

    static PluginMdc of(String pluginId) {
        PluginMdc mdc = new PluginMdc(MDC.get(KEY));
        MDC.put(KEY, pluginId);
        return mdc;
    }

    @Override
    public void close() {
        if (outer == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, outer);
        }
    }
}

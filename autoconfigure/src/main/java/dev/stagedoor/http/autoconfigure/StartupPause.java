package dev.stagedoor.http.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.stagedoor.config.RootConfigService;

/** How long a request waits for its plugin to start. Read before the port is open. */
final class StartupPause implements SmartInitializingSingleton {

    static final String KEY = "backend.lifecycle.startupRequestPauseTimeout";

    private static final Duration DEFAULT = Duration.ofSeconds(5);

    private final ObjectProvider<RootConfigService> config;

    private volatile Duration limit = DEFAULT;

    StartupPause(ObjectProvider<RootConfigService> config) {
        this.config = config;
    }

    /** Not sooner, so that the service is not made before its time for the sake of a filter. */
    @Override
    public void afterSingletonsInstantiated() {
        RootConfigService service = config.getIfAvailable();
        if (service != null) {
            limit = service.getOptionalDuration(KEY).orElse(DEFAULT);
        }
    }

    Duration limit() {
        return limit;
    }
}

package dev.stagedoor.http.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import dev.stagedoor.config.RootConfigService;

/** How long a request waits for its plugin to start. Read when a request waits first. */
final class StartupPause {

    private static final String KEY = "backend.lifecycle.startupRequestPauseTimeout";

    private static final Duration DEFAULT = Duration.ofSeconds(5);

    private final ObjectProvider<RootConfigService> config;

    private volatile @Nullable Duration limit;

    StartupPause(ObjectProvider<RootConfigService> config) {
        this.config = config;
    }

    Duration limit() {
        Duration known = limit;
        if (known == null) {
            RootConfigService service = config.getIfAvailable();
            known = service == null ? DEFAULT : service.getOptionalDuration(KEY).orElse(DEFAULT);
            limit = known;
        }
        return known;
    }
}

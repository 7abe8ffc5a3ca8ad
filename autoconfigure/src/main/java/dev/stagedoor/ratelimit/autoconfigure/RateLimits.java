package dev.stagedoor.ratelimit.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.StructuredLogger;
import dev.stagedoor.wiring.PluginDetails;

/** The limiters of this backend. Without configuration no class of a library is loaded. */
final class RateLimits implements DisposableBean, PluginDetails {

    private final Map<String, RateLimiter> plugins = new LinkedHashMap<>();

    private @Nullable Filter global;

    private @Nullable Stores stores;

    RateLimits(RootConfigService config, StructuredLogger logger) {
        RateLimitSettings.read(config).ifPresent(settings -> use(settings, logger));
    }

    private void use(RateLimitSettings settings, StructuredLogger logger) {
        Stores store = Stores.of(settings.redis());
        stores = store;
        Limit limit = settings.global();
        if (limit != null) {
            global = new GlobalRateLimit(new RateLimiter(limit, store.of("rl:", limit), logger));
        }
        settings.plugins().forEach((id, each) -> plugins.put(id, new RateLimiter(each, store.of(id, each), logger)));
    }

    /** The limit of all requests, or {@code null}. */
    @Nullable
    Filter global() {
        return global;
    }

    /** The limits of single plugins, by plugin id. */
    Map<String, RateLimiter> plugins() {
        return plugins;
    }

    @Override
    public String name() {
        return "rateLimit";
    }

    @Override
    public @Nullable Object of(String pluginId) {
        RateLimiter limiter = plugins.get(pluginId);
        return limiter == null ? null : new Detail(limiter.refused());
    }

    @Override
    public void destroy() {
        if (stores != null) {
            stores.close();
        }
    }

    /**
     * What the limit of a plugin has done.
     *
     * @param refused how many requests it turned away
     */
    record Detail(long refused) {}
}

package dev.stagedoor.ratelimit.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.StructuredLogger;

/** The limiters of this backend. Without configuration no class of a library is loaded. */
final class RateLimits implements DisposableBean {

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
    public void destroy() {
        if (stores != null) {
            stores.close();
        }
    }
}

package dev.stagedoor.ratelimit.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.StructuredLogger;

/** What {@code backend.rateLimit} says. Without it no class of a library is loaded. */
final class RateLimits implements DisposableBean {

    private static final String KEY = "backend.rateLimit";

    private final @Nullable Filter global;

    private final Map<String, RateLimiter> plugins = new LinkedHashMap<>();

    private @Nullable Stores stores;

    RateLimits(RootConfigService config, StructuredLogger logger) {
        Object value = config.getOptional(KEY).orElse(null);
        if (value == null) {
            this.global = null;
        } else if ("true".equals(value.toString())) {
            Stores memory = Stores.memory();
            this.global =
                    new GlobalRateLimit(new RateLimiter(Limit.defaults(), memory.of("rl:", Limit.defaults()), logger));
        } else {
            // Also says what is wrong with any other value.
            Config all = config.getConfig(KEY);
            Stores store = Stores.read(all);
            this.stores = store;
            this.global = all.getOptionalBoolean("global").orElse(true)
                    ? new GlobalRateLimit(limiter(store, "rl:", all, KEY, logger))
                    : null;
            all.getOptionalConfig("plugin")
                    .ifPresent(each -> each.keys().forEach(id -> {
                        Config plugin = each.getConfig(id);
                        plugins.put(id, limiter(store, id, plugin, KEY + ".plugin." + id, logger));
                    }));
        }
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

    private static RateLimiter limiter(
            Stores stores, String prefix, Config config, String key, StructuredLogger logger) {
        Limit limit = Limit.read(config, key);
        return new RateLimiter(limit, stores.of(prefix, limit), logger);
    }

    @Override
    public void destroy() {
        if (stores != null) {
            stores.close();
        }
    }
}

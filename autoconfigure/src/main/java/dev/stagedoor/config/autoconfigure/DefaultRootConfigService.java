package dev.stagedoor.config.autoconfigure;

import org.springframework.util.Assert;

import dev.stagedoor.config.RootConfigService;

/** The whole configuration, as it was when this was made. */
final class DefaultRootConfigService extends ConfigReader implements RootConfigService {

    DefaultRootConfigService(ConfigTree tree) {
        super(() -> tree, "");
    }

    /** Nothing changes while the application runs, so there is nothing to tell. */
    @Override
    public Subscription subscribe(Runnable listener) {
        Assert.notNull(listener, "'listener' must not be null");
        return () -> {};
    }
}

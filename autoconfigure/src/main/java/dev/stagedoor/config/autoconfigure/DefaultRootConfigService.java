package dev.stagedoor.config.autoconfigure;

import java.util.function.Supplier;

import org.springframework.util.Assert;

import dev.stagedoor.config.RootConfigService;

/** The whole configuration. Its views show what it is at the time, those of arrays what it was. */
final class DefaultRootConfigService extends ConfigReader implements RootConfigService {

    private final ConfigListeners listeners;

    /**
     * Makes the service.
     *
     * @param listeners told when the tree is another
     */
    DefaultRootConfigService(Supplier<ConfigTree> tree, ConfigListeners listeners) {
        super(tree, "");
        this.listeners = listeners;
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        Assert.notNull(listener, "'listener' must not be null");
        return listeners.add(listener);
    }
}

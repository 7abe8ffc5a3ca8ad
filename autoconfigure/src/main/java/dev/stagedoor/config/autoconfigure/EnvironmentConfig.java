package dev.stagedoor.config.autoconfigure;

import java.util.function.Supplier;

import org.springframework.core.env.ConfigurableEnvironment;

/** The configuration that an environment makes up, as it was when it was read last. Thread-safe. */
final class EnvironmentConfig implements Supplier<ConfigTree> {

    private final ConfigurableEnvironment environment;

    private final ConfigListeners listeners;

    private volatile ConfigTree current;

    EnvironmentConfig(ConfigurableEnvironment environment, ConfigListeners listeners) {
        this.environment = environment;
        this.listeners = listeners;
        this.current = EnvironmentTree.read(environment);
    }

    @Override
    public ConfigTree get() {
        return current;
    }

    ConfigListeners listeners() {
        return listeners;
    }

    /**
     * Reads it again, in one step for all who read, and tells the listeners if any value is another. Only one thread
     * may call this.
     */
    void refresh() {
        ConfigTree next = EnvironmentTree.read(environment);
        ConfigTree previous = current;
        current = next;
        if (!RawValues.map(previous.root()).equals(RawValues.map(next.root()))) {
            listeners.tell();
        }
    }
}

package dev.stagedoor.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.stagedoor.config.Config;

/** A view that always shows the newest values, as do the views that it gives. */
class FollowingConfig implements Config {

    private final Supplier<Config> current;

    FollowingConfig(Supplier<Config> current) {
        this.current = current;
    }

    @Override
    public boolean has(String key) {
        return current.get().has(key);
    }

    @Override
    public List<String> keys() {
        return current.get().keys();
    }

    @Override
    public Object get(String key) {
        return current.get().get(key);
    }

    @Override
    public Object get() {
        return current.get().get();
    }

    @Override
    public Optional<Object> getOptional(String key) {
        return current.get().getOptional(key);
    }

    @Override
    public Config getConfig(String key) {
        current.get().getConfig(key);
        return new FollowingConfig(() -> current.get().getConfig(key));
    }

    @Override
    public Optional<Config> getOptionalConfig(String key) {
        return current.get().getOptionalConfig(key).map(found -> getConfig(key));
    }

    @Override
    public List<Config> getConfigArray(String key) {
        return current.get().getConfigArray(key);
    }

    @Override
    public Optional<List<Config>> getOptionalConfigArray(String key) {
        return current.get().getOptionalConfigArray(key);
    }

    @Override
    public Number getNumber(String key) {
        return current.get().getNumber(key);
    }

    @Override
    public Optional<Number> getOptionalNumber(String key) {
        return current.get().getOptionalNumber(key);
    }

    @Override
    public boolean getBoolean(String key) {
        return current.get().getBoolean(key);
    }

    @Override
    public Optional<Boolean> getOptionalBoolean(String key) {
        return current.get().getOptionalBoolean(key);
    }

    @Override
    public String getString(String key) {
        return current.get().getString(key);
    }

    @Override
    public Optional<String> getOptionalString(String key) {
        return current.get().getOptionalString(key);
    }

    @Override
    public List<String> getStringArray(String key) {
        return current.get().getStringArray(key);
    }

    @Override
    public Optional<List<String>> getOptionalStringArray(String key) {
        return current.get().getOptionalStringArray(key);
    }

    @Override
    public Duration getDuration(String key) {
        return current.get().getDuration(key);
    }

    @Override
    public Optional<Duration> getOptionalDuration(String key) {
        return current.get().getOptionalDuration(key);
    }
}

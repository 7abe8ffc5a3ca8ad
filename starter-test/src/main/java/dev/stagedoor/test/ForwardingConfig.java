package dev.stagedoor.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;

/** Passes everything on to another configuration. */
class ForwardingConfig implements Config {

    private final Config config;

    ForwardingConfig(Config config) {
        this.config = config;
    }

    @Override
    public boolean has(String key) {
        return config.has(key);
    }

    @Override
    public List<String> keys() {
        return config.keys();
    }

    @Override
    public Object get(String key) {
        return config.get(key);
    }

    @Override
    public Object get() {
        return config.get();
    }

    @Override
    public Optional<Object> getOptional(String key) {
        return config.getOptional(key);
    }

    @Override
    public Config getConfig(String key) {
        return config.getConfig(key);
    }

    @Override
    public Optional<Config> getOptionalConfig(String key) {
        return config.getOptionalConfig(key);
    }

    @Override
    public List<Config> getConfigArray(String key) {
        return config.getConfigArray(key);
    }

    @Override
    public Optional<List<Config>> getOptionalConfigArray(String key) {
        return config.getOptionalConfigArray(key);
    }

    @Override
    public Number getNumber(String key) {
        return config.getNumber(key);
    }

    @Override
    public Optional<Number> getOptionalNumber(String key) {
        return config.getOptionalNumber(key);
    }

    @Override
    public boolean getBoolean(String key) {
        return config.getBoolean(key);
    }

    @Override
    public Optional<Boolean> getOptionalBoolean(String key) {
        return config.getOptionalBoolean(key);
    }

    @Override
    public String getString(String key) {
        return config.getString(key);
    }

    @Override
    public Optional<String> getOptionalString(String key) {
        return config.getOptionalString(key);
    }

    @Override
    public List<String> getStringArray(String key) {
        return config.getStringArray(key);
    }

    @Override
    public Optional<List<String>> getOptionalStringArray(String key) {
        return config.getOptionalStringArray(key);
    }

    @Override
    public Duration getDuration(String key) {
        return config.getDuration(key);
    }

    @Override
    public Optional<Duration> getOptionalDuration(String key) {
        return config.getOptionalDuration(key);
    }

    @Override
    public ConfigException invalid(String key, String expected, String problem) {
        return config.invalid(key, expected, problem);
    }
}

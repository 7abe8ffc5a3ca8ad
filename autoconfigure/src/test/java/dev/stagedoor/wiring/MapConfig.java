package dev.stagedoor.wiring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;

/** As much of a configuration as the start reads, made from nested maps. */
final class MapConfig {

    private final String prefix;

    private final Map<?, ?> values;

    private MapConfig(String prefix, Map<?, ?> values) {
        this.prefix = prefix;
        this.values = values;
    }

    static RootConfigService of(Map<String, ?> values) {
        return view(RootConfigService.class, new MapConfig("", values));
    }

    public List<String> keys() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    public Optional<String> getOptionalString(String key) {
        return find(key, String.class);
    }

    public Optional<Config> getOptionalConfig(String key) {
        return find(key, Map.class).map(found -> view(Config.class, new MapConfig(prefix + key + ".", found)));
    }

    private <V> Optional<V> find(String key, Class<V> type) {
        Object value = values;
        for (String part : key.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : notA(Map.class, key, value);
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(type.isInstance(value) ? type.cast(value) : type.cast(notA(type, key, value)));
    }

    private @Nullable Object notA(Class<?> type, String key, @Nullable Object value) {
        throw new ConfigException(
                "Expected " + prefix + key + " to be a " + type.getSimpleName() + " but it is " + value);
    }

    private static <V> V view(Class<V> type, MapConfig config) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return MapConfig.class
                                .getMethod(method.getName(), method.getParameterTypes())
                                .invoke(config, arguments);
                    } catch (InvocationTargetException ex) {
                        throw ex.getCause();
                    }
                }));
    }
}

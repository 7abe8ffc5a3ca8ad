package dev.stagedoor.config.autoconfigure;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.core.env.ConfigurableEnvironment;

import dev.stagedoor.config.RootConfigService;

/** Makes configuration services, for tests and for those who replace the one of the application. */
public final class RootConfigServices {

    private RootConfigServices() {}

    /**
     * Reads an environment.
     *
     * @param environment its property sources are read once, now; placeholders are resolved when a value is read
     * @return the configuration
     */
    public static RootConfigService of(ConfigurableEnvironment environment) {
        ConfigTree tree = EnvironmentTree.read(environment);
        return new DefaultRootConfigService(() -> tree, new ConfigListeners(() -> null));
    }

    /**
     * Reads a tree of maps, lists, texts, numbers, truth values and {@code null}.
     *
     * @param context how errors name the place of the values
     * @param data the values
     * @return the configuration
     */
    public static RootConfigService of(String context, Map<String, ?> data) {
        ConfigTree tree = tree(context, data);
        return new DefaultRootConfigService(() -> tree, new ConfigListeners(() -> null));
    }

    /**
     * Reads trees that replace one another. Views follow, those of arrays excepted; nobody who subscribes is told.
     *
     * @param context how errors name the place of the values
     * @param data gives the values of the time
     * @return the configuration
     */
    public static RootConfigService following(String context, Supplier<? extends Map<String, ?>> data) {
        return new DefaultRootConfigService(() -> tree(context, data.get()), new ConfigListeners(() -> null));
    }

    private static ConfigTree tree(String context, Map<String, ?> data) {
        return new ConfigTree(
                new NodeFactory(UnaryOperator.identity()).branch(data, Place.named(context)), key -> null);
    }
}

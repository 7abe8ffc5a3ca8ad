package dev.stagedoor.config.autoconfigure;

import java.util.Map;
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
        ConfigNode.Branch root = new NodeFactory(UnaryOperator.identity()).branch(data, Place.named(context));
        ConfigTree tree = new ConfigTree(root, key -> null);
        return new DefaultRootConfigService(() -> tree, new ConfigListeners(() -> null));
    }
}

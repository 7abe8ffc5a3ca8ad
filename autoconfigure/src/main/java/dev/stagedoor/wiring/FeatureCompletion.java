package dev.stagedoor.wiring;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendFeature;

/**
 * Adds plugins and modules when all others are known, those of loaders included, and before they are checked. An
 * object that is registered with the bean factory as a singleton before the context is refreshed; tests use it to
 * supply what surrounds a module.
 */
@FunctionalInterface
public interface FeatureCompletion {

    /**
     * Says what is still needed. What is thrown fails the start.
     *
     * @param registered the plugins and modules, in the order of registration
     * @return the plugins and modules to add
     */
    List<BackendFeature> complete(List<Registered> registered);

    /**
     * A plugin or module that was registered.
     *
     * @param pluginId the plugin
     * @param moduleId the module, or {@code null} for the plugin itself
     * @param extensionPoints the ids of the extension points that it asks for
     */
    record Registered(String pluginId, @Nullable String moduleId, Set<String> extensionPoints) {

        /** Copies the ids. */
        public Registered {
            extensionPoints = Set.copyOf(extensionPoints);
        }
    }
}

package dev.stagedoor;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a backend is composed of, as an object: a plugin, a module, a service factory, or a loader of more of them.
 * A {@code @Bean static BackendFeature} is installed, and so is what {@link Backend#features} is given. An object may
 * be installed in several backends. Backstage: {@code BackendFeature}.
 */
public sealed interface BackendFeature
        permits PluginFeature, ModuleFeature, FeatureLoader, DeferredFeature, ServiceFactory {

    /**
     * Defines a plugin.
     *
     * @param pluginId the plugin's id
     * @param register declares extension points and the init callback; called once for each start of the plugin
     * @return the plugin
     * @throws IllegalArgumentException if the id has not the form that {@link FeatureIds} asks for
     */
    static BackendFeature plugin(String pluginId, Consumer<RegistrationPoints> register) {
        return new PluginFeature(pluginId, register);
    }

    /**
     * Defines a module.
     *
     * @param pluginId the plugin that is extended
     * @param moduleId the module's id
     * @param register declares extension points and the init callback; called once for each start of the plugin
     * @return the module
     * @throws IllegalArgumentException if the module's id has not the form that {@link FeatureIds} asks for
     */
    static BackendFeature module(String pluginId, String moduleId, Consumer<RegistrationPoints> register) {
        return new ModuleFeature(pluginId, moduleId, register);
    }

    /**
     * Defines a loader, which runs before any plugin. It describes itself by the place where this was called.
     *
     * @param loader returns the features
     * @param dependencies the root services that the loader asks for
     * @return the loader
     */
    static BackendFeature loader(FeatureLoader.Callback loader, RootServiceRef<?>... dependencies) {
        return FeatureLoader.create(loader, dependencies);
    }

    /**
     * Gives a feature that is made when the backend starts.
     *
     * @param supplier makes the feature; what it throws fails the start
     * @return a stand-in for the feature
     */
    static BackendFeature supplied(Supplier<? extends BackendFeature> supplier) {
        return new DeferredFeature(supplier::get);
    }

    /**
     * Gives a feature that arrives later. The start of the backend waits for it.
     *
     * @param feature the feature to come; its failure fails the start
     * @return a stand-in for the feature
     */
    static BackendFeature deferred(CompletionStage<? extends BackendFeature> feature) {
        return new DeferredFeature(() -> Blocking.await(feature));
    }
}

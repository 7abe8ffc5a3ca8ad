package dev.stagedoor;

import java.util.concurrent.CompletionStage;

/**
 * What a plugin or a module in object form declares: extension points first, then exactly one init callback.
 * Not thread-safe; usable only while the register callback runs. Backstage:
 * {@code BackendPluginRegistrationPoints}, {@code BackendModuleRegistrationPoints}.
 */
public interface RegistrationPoints {

    /**
     * Offers an extension point, the same object to every module.
     *
     * @param extensionPoint the reference
     * @param implementation what modules receive; several may call it at the same time
     * @param <T> the interface that modules receive
     * @throws IllegalStateException if the init callback was registered before
     */
    <T> void registerExtensionPoint(ExtensionPointRef<T> extensionPoint, T implementation);

    /**
     * Offers an extension point with one object for each consuming module.
     *
     * @param extensionPoint the reference
     * @param factory makes the object, before the module's init
     * @param <T> the interface that modules receive
     * @throws IllegalStateException if the init callback was registered before
     */
    <T> void registerExtensionPointFactory(ExtensionPointRef<T> extensionPoint, ExtensionPointFactory<T> factory);

    /**
     * Registers the init callback.
     *
     * @param init runs once when the plugin or module starts
     * @param dependencies what it asks for; extension points in modules only
     * @throws IllegalStateException if an init callback was registered before
     */
    void registerInit(InitCallback init, Dependency<?>... dependencies);

    /**
     * Registers an init callback that completes later.
     *
     * @param init runs once when the plugin or module starts
     * @param dependencies what it asks for; extension points in modules only
     * @throws IllegalStateException if an init callback was registered before
     */
    default void registerInitAsync(AsyncInitCallback init, Dependency<?>... dependencies) {
        registerInit(resolved -> Blocking.await(init.init(resolved)), dependencies);
    }

    /** Runs once when a plugin or module starts. */
    @FunctionalInterface
    interface InitCallback {

        /**
         * Starts the plugin or module. May block; an interrupt asks it to end.
         *
         * @param dependencies the declared dependencies
         * @throws Exception if it fails
         */
        void init(Dependencies dependencies) throws Exception;
    }

    /** Runs once when a plugin or module starts, and completes later. */
    @FunctionalInterface
    interface AsyncInitCallback {

        /**
         * Begins to start the plugin or module.
         *
         * @param dependencies the declared dependencies
         * @return completes when the plugin or module has started
         * @throws Exception if it fails
         */
        CompletionStage<?> init(Dependencies dependencies) throws Exception;
    }

    /**
     * Makes what one consuming module receives.
     *
     * @param <T> the interface that modules receive
     */
    @FunctionalInterface
    interface ExtensionPointFactory<T> {

        /**
         * Makes the object.
         *
         * @param context the consuming module
         * @return the object, never {@code null}
         * @throws Exception if it fails, which is a failure of the module
         */
        T create(ExtensionPointContext context) throws Exception;
    }
}

package dev.stagedoor;

/**
 * Which module an extension point object is made for. A {@code @Bean} method of a plugin with a parameter of this
 * type makes one object for each consuming module. Backstage: {@code ExtensionPointFactoryContext}.
 */
public interface ExtensionPointContext {

    /**
     * Returns the plugin that the module extends.
     *
     * @return the plugin's id
     */
    String pluginId();

    /**
     * Returns the consuming module.
     *
     * @return the module's id
     */
    String moduleId();

    /**
     * Marks the module as failed, for example because what it contributed turned out to be unusable. Replaces an
     * earlier failure of the module. After start-up has finished it is logged only. Safe from any thread.
     *
     * @param error what went wrong
     */
    void reportModuleStartupFailure(Throwable error);
}

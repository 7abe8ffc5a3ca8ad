package dev.stagedoor;

/**
 * Replaces what modules receive for an extension point; the plugin keeps its own object. A bean of this type is
 * applied for each consuming module, several in {@code @Order}. Backstage: {@code ExtensionPointFactoryMiddleware}.
 *
 * @param <T> the interface that modules receive
 */
public interface ExtensionPointMiddleware<T> {

    /**
     * Returns the extension point to which this applies.
     *
     * @return the reference
     */
    ExtensionPointRef<T> extensionPoint();

    /**
     * Returns what one consuming module receives. May block.
     *
     * @param original the plugin's object, or the output of the middleware before this one
     * @param context the consuming module
     * @return what the module receives
     * @throws Exception if it fails, which is a failure of the module
     */
    T apply(T original, ExtensionPointContext context) throws Exception;
}

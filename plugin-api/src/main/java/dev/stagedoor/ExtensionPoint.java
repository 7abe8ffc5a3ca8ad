package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface through which modules extend a plugin. A bean of the plugin implements it, and the plugin's
 * modules may ask for it. Several modules may call it at the same time, so implementations are thread-safe.
 * Backstage: {@code createExtensionPoint}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ExtensionPoint {

    /**
     * The id, unique in the backend, by convention {@code <plugin>.<name>}.
     *
     * @return the id
     */
    String value();
}

package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** A component that belongs to a plugin or a module wherever its package is. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Component
public @interface PluginComponent {

    /**
     * The plugin.
     *
     * @return the plugin's id
     */
    @AliasFor("pluginId")
    String value() default "";

    /**
     * The plugin.
     *
     * @return the plugin's id
     */
    @AliasFor("value")
    String pluginId() default "";

    /**
     * The module of that plugin, if the component belongs to a module.
     *
     * @return the module's id, or an empty text
     */
    String moduleId() default "";
}

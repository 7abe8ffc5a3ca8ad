package dev.stagedoor.permissions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a request into a method of a plugin's controller only if its sender has a permission; others are answered 403.
 * On a class it goes for all methods that have none of their own.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequirePermission {

    /**
     * The name of a permission that the plugin has registered with its {@link PermissionsRegistryService}. A plugin
     * with a name that is not registered fails to start.
     *
     * @return such as {@code todo.item.update}
     */
    String value();

    /**
     * The reference of the resource, for a permission that is about one: a text in which {@code {id}} stands for the
     * variable of that name in the path, or else the parameter of that name.
     *
     * @return such as {@code {id}} or {@code todo:{namespace}/{name}}; empty for a permission that is about none
     */
    String resource() default "";
}

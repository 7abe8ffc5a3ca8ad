package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Scope;

/**
 * Puts a bean in plugin scope: one instance for each plugin that depends on it. On a {@code @Bean} method of the
 * application it offers, or overrides, a plugin-scoped service.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Scope(PluginScope.NAME)
public @interface PluginScope {

    /** The name of the Spring scope. */
    String NAME = "plugin";

    /**
     * When the service is created for a plugin.
     *
     * @return by default {@link Initialization#LAZY}
     */
    Initialization initialization() default Initialization.LAZY;
}

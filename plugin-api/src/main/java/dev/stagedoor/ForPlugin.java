package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/**
 * Declares a bean that overrides a plugin-scoped service for one plugin; the others keep what they have.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Bean(autowireCandidate = false)
@Scope(PluginScope.NAME)
public @interface ForPlugin {

    /**
     * The plugin.
     *
     * @return the plugin's id
     */
    String value();
}

package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * Makes a Spring configuration class a plugin. Its {@code @Bean} methods, what it imports, and the components of
 * its package and below belong to the plugin. Backstage: {@code createBackendPlugin}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Configuration(proxyBeanMethods = false)
@Conditional(FeatureDeclared.class)
@Import(FeatureImportSelector.class)
public @interface BackendPlugin {

    /**
     * The plugin's id: an ASCII letter, then letters and digits, with single dashes between parts.
     *
     * @return the id
     */
    @AliasFor("pluginId")
    String value() default "";

    /**
     * The plugin's id.
     *
     * @return the id
     */
    @AliasFor("value")
    String pluginId() default "";
}

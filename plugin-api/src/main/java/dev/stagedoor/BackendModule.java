package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Makes a Spring configuration class a module, which extends one plugin through the plugin's extension points. Its
 * beans are visible to itself alone. Backstage: {@code createBackendModule}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Configuration(proxyBeanMethods = false)
@Conditional(FeatureDeclared.class)
@Import(FeatureImportSelector.class)
public @interface BackendModule {

    /**
     * The plugin that is extended.
     *
     * @return the plugin's id
     */
    String pluginId();

    /**
     * The module's id, unique within the plugin, of the same form as a plugin's id.
     *
     * @return the id
     */
    String moduleId();
}

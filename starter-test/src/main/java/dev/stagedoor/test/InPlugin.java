package dev.stagedoor.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a field or a parameter of a test what the plugin would be given there: its own bean, its instance of a
 * service, or a bean of the root, by type and qualifiers. For tests with a Spring context, such as
 * {@code @SpringBootTest}; the plugin must be running.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@ExtendWith(InPluginParameterResolver.class)
public @interface InPlugin {

    /**
     * The plugin.
     *
     * @return the plugin's id
     */
    String value();

    /**
     * The module of that plugin in whose place to stand, if not in the plugin's own.
     *
     * @return the module's id, or an empty text
     */
    String module() default "";

    /**
     * Tells a parameter's candidates apart. Spring takes a parameter with {@code @Qualifier} for itself; on a field
     * that annotation does.
     *
     * @return the qualifier, or an empty text
     */
    String qualifier() default "";
}

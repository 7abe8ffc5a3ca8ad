package dev.stagedoor.auditor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records the calls of a method of a plugin's bean, a controller's above all: that it begins, and that it succeeded or
 * failed. It fails by an exception, by a {@code CompletionStage} that fails, and by a {@code ResponseEntity} whose
 * status is an error. Who called is known from the request that the thread handles, and is the plugin itself where
 * there is none. Calls within the bean are not seen.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {

    /**
     * What happens, in kebab case and without the plugin, such as {@code create-todo}.
     *
     * @return the id of the event
     */
    String value();

    /**
     * How much it matters.
     *
     * @return by default low, which is not shown in the log by default
     */
    AuditorSeverity severity() default AuditorSeverity.LOW;

    /**
     * What else is recorded: {@code id} is the parameter of that name, and {@code title = #todo.title} an expression of
     * Spring's language about parameters. One about {@code #result}, which the method returned, is recorded when it
     * succeeded.
     *
     * @return names of parameters, and names with expressions; never such as hold secrets
     */
    String[] meta() default {};
}

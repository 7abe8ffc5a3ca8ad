package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Scope;

/**
 * Marks a {@code @Bean} method that makes what all plugins' instances of a service share. It is visible to the
 * other {@code @Bean} methods of its class alone, may depend on root services alone, and is made once for the
 * backend, when the first plugin needs it; its failure is remembered. Backstage: {@code createRootContext}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Scope(RootContext.SCOPE_NAME)
public @interface RootContext {

    /** The name of the Spring scope of objects that are made once for a backend, when first needed. */
    String SCOPE_NAME = "root";
}

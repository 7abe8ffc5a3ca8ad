package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface the contract of a service. It belongs on the contract, never on an implementation.
 * Backstage: {@code createServiceRef}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BackendService {

    /**
     * The id, by convention {@code <owner>.<name>}. Identity of the service is this text alone.
     *
     * @return the id
     */
    String id();

    /**
     * Whether the backend shares one instance or each plugin has its own.
     *
     * @return the scope, by default {@link ServiceScope#PLUGIN}
     */
    ServiceScope scope() default ServiceScope.PLUGIN;

    /**
     * Whether any number of beans may offer the service, consumers asking for a {@code List}.
     *
     * @return whether the service is a multiton, by default not
     */
    boolean multiton() default false;

    /**
     * A top-level class with {@code @Bean} methods that is used when nothing else offers the service.
     *
     * @return the class, or {@code void} for none
     */
    Class<?> defaultFactory() default void.class;
}

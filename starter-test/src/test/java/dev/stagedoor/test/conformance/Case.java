package dev.stagedoor.test.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the cases of the wiring's guarantees that a test proves, such as {@code ORD-01}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Case {

    /**
     * The cases.
     *
     * @return their ids
     */
    String[] value();
}

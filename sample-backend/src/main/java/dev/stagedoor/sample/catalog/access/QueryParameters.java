package dev.stagedoor.sample.catalog.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the query parameters that a method of a controller knows; requests with others, or with an empty one, are
 * refused. A method of the catalog without this knows none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface QueryParameters {

    /**
     * Their names.
     *
     * @return such as {@code filter}
     */
    String[] value();
}

package dev.stagedoor.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once on each engine of {@link TestDatabases}, with an empty database that a {@link TestDatabase}
 * parameter of the test receives and that is dropped afterwards. Engines that are not available here are reported as
 * skipped, with the reason.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(EachDatabaseProvider.class)
public @interface OnEachDatabase {

    /**
     * The engines.
     *
     * @return the engines, by default all, MySQL among them where a connection string names a server
     */
    TestDatabases.Engine[] value() default {};
}

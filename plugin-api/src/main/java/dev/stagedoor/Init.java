package dev.stagedoor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks the method of a plugin or module class that runs once when it starts: a module's before its plugin's. At
 * most one per class. Its parameters are resolved as those of a {@code @Bean} method; it may throw and may block.
 * An interrupt asks it to end. Backstage: {@code registerInit}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Reflective
public @interface Init {}

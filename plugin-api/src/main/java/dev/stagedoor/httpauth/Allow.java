package dev.stagedoor.httpauth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.stagedoor.auth.PrincipalType;

/**
 * Narrows who may call a controller method of a plugin, or all of a controller's: a method's own list replaces that of
 * its class. Without it users and services may. Others get 403, nobody gets 401.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {

    /**
     * The kinds of principal that are allowed.
     *
     * @return at least one kind
     */
    PrincipalType[] value();

    /**
     * Whether the limited token of a user is accepted, in the header and in the cookie.
     *
     * @return by default not
     */
    boolean limitedAccess() default false;
}

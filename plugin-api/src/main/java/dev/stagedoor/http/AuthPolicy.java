package dev.stagedoor.http;

/** Who is let through to the routes below a path. Backstage: {@code HttpRouterServiceAuthPolicy.allow}. */
public enum AuthPolicy {

    /** Everybody: tokens are not even looked at. */
    UNAUTHENTICATED,

    /** Users and services, and users with a cookie. */
    USER_COOKIE
}

package dev.stagedoor.signin;

/**
 * Tells which user somebody is that an identity provider let in. A bean of the application, asked at each sign-in and
 * whenever the user's token is renewed; may block. Thread-safe. Backstage: {@code SignInResolver}.
 */
@FunctionalInterface
public interface SignInResolver {

    /**
     * Tells which user somebody is.
     *
     * @param info what the identity provider says
     * @param context helps to find users in the catalog
     * @return the user
     * @throws dev.stagedoor.errors.NotAllowedException if this is nobody who may sign in; its message is shown
     */
    SignInResult resolve(SignInInfo info, SignInContext context);
}

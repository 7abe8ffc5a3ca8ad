package dev.stagedoor.signin;

/** What resolvers of sign-ins need of the backend. Thread-safe. Backstage: {@code AuthResolverContext}. */
public interface SignInContext {

    /**
     * Finds a user in the catalog. Backstage: {@code signInWithCatalogUser}.
     *
     * @param userEntityRef the user, such as {@code user:default/jane}
     * @return the user, who owns things as such and through the groups of which the catalog knows that the user is a
     *     member
     * @throws dev.stagedoor.errors.NotFoundException if the catalog knows no such user
     */
    SignInResult catalogUser(String userEntityRef);

    /**
     * Finds the user in the catalog whose profile has an e-mail address. Backstage: {@code signInWithCatalogUser} with a
     * filter.
     *
     * @param email the address
     * @return the user, who owns things as such and through the groups of which the catalog knows that the user is a
     *     member
     * @throws dev.stagedoor.errors.NotFoundException if the catalog knows no such user
     * @throws dev.stagedoor.errors.ConflictException if it knows several
     */
    SignInResult catalogUserWithEmail(String email);
}

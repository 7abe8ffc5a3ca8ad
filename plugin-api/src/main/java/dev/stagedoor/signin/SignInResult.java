package dev.stagedoor.signin;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A user who signed in. Immutable. Backstage: what {@code issueToken} is given.
 *
 * @param userEntityRef the user, such as {@code user:default/jane}
 * @param ownershipEntityRefs the entities through which the user owns things, such as the user and the user's groups
 */
public record SignInResult(String userEntityRef, List<String> ownershipEntityRefs) {

    private static final Pattern ENTITY_REF = Pattern.compile("[^:/\\s]+:([^:/\\s]+/)?[^:/\\s]+");

    /**
     * Makes the result.
     *
     * @param userEntityRef the user
     * @param ownershipEntityRefs the entities through which the user owns things
     * @throws IllegalArgumentException if one of them is no full reference of an entity
     */
    public SignInResult {
        requireEntityRef(userEntityRef);
        ownershipEntityRefs = List.copyOf(ownershipEntityRefs);
        ownershipEntityRefs.forEach(SignInResult::requireEntityRef);
    }

    /**
     * Makes the result for a user who owns things as such alone.
     *
     * @param userEntityRef the user
     * @return the result
     * @throws IllegalArgumentException if it is no full reference of an entity
     */
    public static SignInResult of(String userEntityRef) {
        return new SignInResult(userEntityRef, List.of(userEntityRef));
    }

    private static void requireEntityRef(String ref) {
        if (!ENTITY_REF.matcher(ref).matches()) {
            throw new IllegalArgumentException(
                    "'" + ref + "' is no full reference of an entity, such as user:default/jane");
        }
    }
}

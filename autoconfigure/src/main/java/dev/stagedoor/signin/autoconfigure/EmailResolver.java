package dev.stagedoor.signin.autoconfigure;

import java.util.List;
import java.util.Locale;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInInfo;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.SignInResult;

/**
 * Takes people for the users of their e-mail addresses.
 *
 * @param lookup how the user of an address is found
 * @param allowedDomains the only domains, in lower case; empty for any
 * @param anybody whether such as the catalog does not know sign in too
 */
record EmailResolver(Lookup lookup, List<String> allowedDomains, boolean anybody) implements SignInResolver {

    EmailResolver {
        allowedDomains = List.copyOf(allowedDomains);
    }

    /** How the user of an address is found. Named as by Backstage. */
    enum Lookup {
        EMAIL_MATCHING_USER_ENTITY_PROFILE_EMAIL("emailMatchingUserEntityProfileEmail"),
        EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME("emailLocalPartMatchingUserEntityName");

        private final String configured;

        Lookup(String configured) {
            this.configured = configured;
        }

        String configured() {
            return configured;
        }
    }

    @Override
    public SignInResult resolve(SignInInfo info, SignInContext context) {
        String email = info.email()
                .orElseThrow(() -> new NotAllowedException(
                        "Login failed, user profile does not contain an email that is verified"))
                .toLowerCase(Locale.ROOT);
        int at = email.lastIndexOf('@');
        String localPart = email.substring(0, Math.max(at, 0));
        if (localPart.isEmpty() || !allowedDomains.isEmpty() && !allowedDomains.contains(email.substring(at + 1))) {
            throw new NotAllowedException("Sign-in user email is not from an allowed domain");
        }
        String name = "user:default/" + localPart;
        try {
            return lookup == Lookup.EMAIL_MATCHING_USER_ENTITY_PROFILE_EMAIL
                    ? context.catalogUserWithEmail(email)
                    : context.catalogUser(name);
        } catch (NotFoundException ex) {
            if (!anybody) {
                throw new NotAllowedException("Login failed, the catalog knows no user with this email");
            }
            return user(name);
        } catch (IllegalArgumentException ex) {
            throw unnameable();
        }
    }

    private static SignInResult user(String name) {
        try {
            return SignInResult.of(name);
        } catch (IllegalArgumentException ex) {
            throw unnameable();
        }
    }

    private static NotAllowedException unnameable() {
        return new NotAllowedException("Login failed, no user can be named like this email");
    }
}

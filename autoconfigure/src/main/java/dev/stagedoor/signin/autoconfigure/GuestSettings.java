package dev.stagedoor.signin.autoconfigure;

import java.util.List;

import dev.stagedoor.config.Config;
import dev.stagedoor.signin.SignInResult;

/**
 * Who guests are.
 *
 * @param user whom they sign in as
 * @param anywhere whether they may sign in outside of development
 */
record GuestSettings(SignInResult user, boolean anywhere) {

    static final String KEY = "auth.providers.guest";

    static final String ANYWHERE = "dangerouslyAllowOutsideDevelopment";

    private static final String USER = "userEntityRef";

    private static final String OWNERSHIP = "ownershipEntityRefs";

    private static final String DEFAULT_USER = "user:development/guest";

    static final GuestSettings DEFAULT = new GuestSettings(SignInResult.of(DEFAULT_USER), false);

    static GuestSettings read(Config config) {
        String user = config.getOptionalString(USER).orElse(DEFAULT_USER);
        List<String> ownership = config.getOptionalStringArray(OWNERSHIP).orElse(List.of(user));
        boolean anywhere = config.getOptionalBoolean(ANYWHERE).orElse(false);
        try {
            SignInResult.of(user);
        } catch (IllegalArgumentException ex) {
            throw config.invalid(USER, "string", "Invalid value of '" + KEY + '.' + USER + "': " + ex.getMessage());
        }
        try {
            return new GuestSettings(new SignInResult(user, ownership), anywhere);
        } catch (IllegalArgumentException ex) {
            throw config.invalid(
                    OWNERSHIP, "string-array", "Invalid value of '" + KEY + '.' + OWNERSHIP + "': " + ex.getMessage());
        }
    }
}

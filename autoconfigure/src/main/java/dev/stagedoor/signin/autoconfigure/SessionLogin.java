package dev.stagedoor.signin.autoconfigure;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import dev.stagedoor.signin.SignInInfo;

/**
 * What a session keeps of a login. The token is not in it, because sessions may be stored somewhere.
 *
 * @param handle names the token within this process
 * @param providerId the provider of the login
 * @param subject who logged in, in the provider's terms
 * @param since when the login was first seen
 */
record SessionLogin(UUID handle, String providerId, String subject, Instant since) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    static SessionLogin of(SignInInfo info, Instant now) {
        return new SessionLogin(UUID.randomUUID(), info.providerId(), info.subject(), now);
    }

    boolean isOf(SignInInfo info) {
        return providerId.equals(info.providerId()) && subject.equals(info.subject());
    }
}

package dev.stagedoor.signin;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an identity provider says of somebody whom it let in. Immutable. Backstage: {@code SignInInfo}.
 *
 * @param providerId the provider, as {@code spring.security.oauth2.client.registration} names it
 * @param subject who it is, in the provider's terms
 * @param claims all that the provider says, by the names of OpenID Connect such as {@code email}
 */
public record SignInInfo(String providerId, String subject, Map<String, Object> claims) {

    /**
     * Makes the information.
     *
     * @param providerId the provider
     * @param subject who it is
     * @param claims all that the provider says
     */
    public SignInInfo {
        claims = Map.copyOf(claims);
    }

    /**
     * Returns the e-mail address, unless the provider says that it has not verified it.
     *
     * @return the address, or empty if there is none that can be relied on
     */
    public Optional<String> email() {
        return Boolean.FALSE.equals(verified()) ? Optional.empty() : text("email");
    }

    /**
     * Returns the name that is shown to others.
     *
     * @return the name, or empty if the provider tells none
     */
    public Optional<String> displayName() {
        return text("name");
    }

    /**
     * Returns where a picture is.
     *
     * @return its address, or empty if the provider tells none
     */
    public Optional<String> picture() {
        return text("picture");
    }

    /**
     * Returns a claim that is a text.
     *
     * @param claim its name, such as {@code preferred_username}
     * @return the text, or empty if there is no such claim or it is no text or blank
     */
    public Optional<String> text(String claim) {
        return Optional.ofNullable(claims.get(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    private @Nullable Boolean verified() {
        Object verified = claims.get("email_verified");
        return verified == null ? null : Boolean.valueOf(verified.toString());
    }

    /** Shows no claim, because they are personal. */
    @Override
    public String toString() {
        return "SignInInfo[providerId=" + providerId + ", subject=" + subject + "]";
    }
}

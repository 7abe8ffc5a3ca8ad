package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How users sign in.
 *
 * @param enabled Whether this backend hosts sign-in, as the plugin auth; beside a Backstage that does, leave it off.
 * @param keyPublicationLead How long a key of user tokens is published before it signs; at least as long as those who
 *     verify tokens go on with keys that they know.
 * @param sessionDuration How long a login with an identity provider counts; after that the user has to log in again.
 */
@ConfigurationProperties("stagedoor.sign-in")
public record SignInProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("10m") Duration keyPublicationLead,
        @DefaultValue("12h") Duration sessionDuration) {

    /** Checks the values. */
    public SignInProperties {
        Assert.isTrue(!keyPublicationLead.isNegative(), "stagedoor.sign-in.key-publication-lead must not be negative");
        Assert.isTrue(
                !sessionDuration.isNegative() && !sessionDuration.isZero(),
                "stagedoor.sign-in.session-duration must be longer than nothing");
    }
}

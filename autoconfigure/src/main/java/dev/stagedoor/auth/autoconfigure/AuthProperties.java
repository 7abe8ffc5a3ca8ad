package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How plugins prove who they are.
 *
 * @param keyRotation How long a plugin signs with one key.
 * @param keyPublicationLead How long before its first use a key is published, which should be as long as others keep
 *     the keys that they have read; the first key of a process is used at once.
 * @param tokenLifetime How long a plugin's token is valid.
 * @param verifiedTokens How many verified tokens are remembered at most, in all plugins together; 0 for none.
 */
@ConfigurationProperties("stagedoor.auth")
public record AuthProperties(
        @DefaultValue("1h") Duration keyRotation,
        @DefaultValue("10m") Duration keyPublicationLead,
        @DefaultValue("1h") Duration tokenLifetime,
        @DefaultValue("10000") int verifiedTokens) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** So many keys at most are published before their time. */
    private static final int MOST_AHEAD = 100;

    /** Checks the values. */
    public AuthProperties {
        Assert.isTrue(
                keyRotation.compareTo(SHORTEST) >= 0,
                () -> "stagedoor.auth.key-rotation must be at least 1s, but is " + keyRotation);
        Assert.isTrue(
                !keyPublicationLead.isNegative()
                        && keyPublicationLead.compareTo(keyRotation.multipliedBy(MOST_AHEAD)) <= 0,
                () -> "stagedoor.auth.key-publication-lead must not be negative, nor longer than " + MOST_AHEAD
                        + " times stagedoor.auth.key-rotation, but is " + keyPublicationLead);
        Assert.isTrue(
                tokenLifetime.compareTo(SHORTEST) >= 0,
                () -> "stagedoor.auth.token-lifetime must be at least 1s, but is " + tokenLifetime);
        Assert.isTrue(
                verifiedTokens >= 0,
                () -> "stagedoor.auth.verified-tokens must not be negative, but is " + verifiedTokens);
    }

    /** How long a key is published from its first use on: until the last token that it has signed has expired. */
    Duration retention() {
        Duration backstage = keyRotation.multipliedBy(3);
        Duration needed = keyRotation.plus(keyPublicationLead).plus(tokenLifetime);
        return backstage.compareTo(needed) > 0 ? backstage : needed;
    }
}

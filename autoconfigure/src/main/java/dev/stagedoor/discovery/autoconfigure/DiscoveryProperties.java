package dev.stagedoor.discovery.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How addresses are looked up.
 *
 * @param dnsServer DNS server that is asked for SRV records, as host and port.
 * @param dnsTimeout How long a call waits for an answer of DNS.
 */
@ConfigurationProperties("stagedoor.discovery")
public record DiscoveryProperties(
        @Nullable String dnsServer, @DefaultValue("5s") Duration dnsTimeout) {

    /** Checks the values. */
    public DiscoveryProperties {
        Assert.isTrue(
                dnsServer == null || dnsServer.matches("[^/\\s]+"),
                () -> "stagedoor.discovery.dns-server is a host, or a host and a port, and not '" + dnsServer + "'");
        Assert.isTrue(!dnsTimeout.isNegative() && !dnsTimeout.isZero(), "stagedoor.discovery.dns-timeout is too short");
    }
}

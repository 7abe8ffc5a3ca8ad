package dev.stagedoor.discovery.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How addresses are looked up.
 *
 * @param dnsServer DNS server that is asked for SRV records, as host and port.
 * @param dnsTimeout How long a call waits for an answer of DNS.
 */
@ConfigurationProperties("stagedoor.discovery")
public record DiscoveryProperties(
        @Nullable String dnsServer, @DefaultValue("5s") Duration dnsTimeout) {}

package dev.stagedoor.wiring;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the backend stops.
 *
 * @param timeout How long the hooks of one phase, and the beans of one plugin, may take before the stop goes on.
 */
@ConfigurationProperties("stagedoor.shutdown")
public record ShutdownProperties(@DefaultValue("30s") Duration timeout) {}

package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What concerns the whole backend. The mode in force is {@link Mode#of}.
 *
 * @param mode Whether the backend runs for its users or for its developers; production unless DevTools is at work.
 */
@ConfigurationProperties("stagedoor")
public record StagedoorProperties(@Nullable Mode mode) {}

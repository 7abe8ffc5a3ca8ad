package dev.stagedoor.client.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The limits of calls to other plugins.
 *
 * @param connectTimeout How long a connection may take; unless set, what spring.http.clients.connect-timeout says.
 * @param readTimeout How long an answer may take; unless set, what spring.http.clients.read-timeout says.
 */
@ConfigurationProperties("stagedoor.client")
public record ClientProperties(
        @Nullable Duration connectTimeout, @Nullable Duration readTimeout) {}

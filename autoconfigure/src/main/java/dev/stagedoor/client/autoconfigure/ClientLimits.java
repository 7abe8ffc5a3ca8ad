package dev.stagedoor.client.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;

/** How long calls may take, and that they follow no redirect, which would take their credentials elsewhere. */
final class ClientLimits {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Duration READ = Duration.ofSeconds(30);

    private ClientLimits() {}

    static HttpClientSettings of(ClientProperties properties, HttpClientSettings application) {
        return application
                .withTimeouts(
                        first(properties.connectTimeout(), application.connectTimeout(), CONNECT),
                        first(properties.readTimeout(), application.readTimeout(), READ))
                .withRedirects(HttpRedirects.DONT_FOLLOW);
    }

    private static Duration first(@Nullable Duration own, @Nullable Duration application, Duration otherwise) {
        if (own != null) {
            return own;
        }
        return application == null ? otherwise : application;
    }
}

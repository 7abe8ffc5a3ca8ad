package dev.stagedoor.discovery.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.wiring.Mode;

/** Warns of a {@code backend.baseUrl} that nobody outside can use. */
record BaseUrlCheck(Mode mode, RootLoggerService logger) implements Consumer<@Nullable String> {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void accept(@Nullable String baseUrl) {
        if (baseUrl == null) {
            if (mode == Mode.PRODUCTION) {
                logger.warn("backend.baseUrl is not set; outside of this backend its plugins are taken to be where"
                        + " they are inside");
            }
            return;
        }
        String host = host(baseUrl);
        if (host == null) {
            logger.warn("backend.baseUrl is not a valid URL: '{}'", baseUrl);
        } else if (mode == Mode.PRODUCTION && LOCAL.contains(host)) {
            logger.warn("backend.baseUrl is '{}', which no other machine can reach, and this is production", baseUrl);
        }
    }

    private static @Nullable String host(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() == null ? null : uri.getHost();
        } catch (URISyntaxException ex) {
            return null;
        }
    }
}

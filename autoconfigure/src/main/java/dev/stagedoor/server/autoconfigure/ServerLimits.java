package dev.stagedoor.server.autoconfigure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.logger.StructuredLogger;

/**
 * Sets on Tomcat what comes nearest to each key below {@code backend.server}. A value that cannot be used is left out
 * with a warning.
 */
final class ServerLimits implements TomcatConnectorCustomizer {

    private static final String PREFIX = "backend.server.";

    private final Config config;

    private final StructuredLogger logger;

    ServerLimits(Config config, StructuredLogger logger) {
        this.config = config;
        this.logger = logger;
    }

    @Override
    public void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            customize(protocol);
        }
    }

    private void customize(AbstractHttp11Protocol<?> protocol) {
        duration("timeout", protocol::setConnectionTimeout);
        duration("headersTimeout", protocol::setConnectionTimeout);
        duration("requestTimeout", millis -> {
            protocol.setDisableUploadTimeout(false);
            protocol.setConnectionUploadTimeout(millis);
        });
        duration("keepAliveTimeout", protocol::setKeepAliveTimeout);
        number("maxHeadersCount", protocol::setMaxHeaderCount);
        number("maxRequestsPerSocket", protocol::setMaxKeepAliveRequests);
    }

    private void duration(String name, Consumer<Integer> setting) {
        use(name, key -> setting.accept(noneAsUnlimited(millis(key))));
    }

    private void number(String name, Consumer<Integer> setting) {
        use(name, key -> setting.accept(noneAsUnlimited(config.getNumber(key).longValue())));
    }

    private void use(String name, Consumer<String> reader) {
        String key = PREFIX + name;
        if (!config.has(key)) {
            return;
        }
        try {
            reader.accept(key);
        } catch (ConfigException ex) {
            logger.warn("Ignoring {}: {}", key, ex.getMessage());
        }
    }

    private long millis(String key) {
        Optional<Object> value = config.getOptional(key);
        if (value.isPresent() && value.get().toString().matches("\\d+")) {
            return config.getNumber(key).longValue();
        }
        Duration duration = config.getDuration(key);
        return duration.toMillis();
    }

    /** Zero means no limit there, a negative number means it here. */
    private static int noneAsUnlimited(long number) {
        return number == 0 ? -1 : Math.toIntExact(Math.min(number, Integer.MAX_VALUE));
    }
}

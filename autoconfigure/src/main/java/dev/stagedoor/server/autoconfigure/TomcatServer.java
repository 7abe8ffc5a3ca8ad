package dev.stagedoor.server.autoconfigure;

import java.util.Map;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.RootLoggerService;

/** Brings what Backstage's keys say of the server to Tomcat, where Spring Boot has no key for it. */
final class TomcatServer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    private final RootConfigService config;

    private final RootLoggerService logger;

    TomcatServer(RootConfigService config, RootLoggerService logger) {
        this.config = config;
        this.logger = logger;
    }

    /** After Spring Boot's own, which has the order 0. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        ProxyTrust.read(config).ifPresent(trust -> factory.addEngineValves(new TrustProxyValve(trust)));
        factory.addEngineValves(new RequestLogValve());
        if (config.has("backend.server")) {
            factory.addConnectorCustomizers(
                    new ServerLimits(config, logger.child(Map.of("service", "rootHttpRouter"))));
        }
    }
}

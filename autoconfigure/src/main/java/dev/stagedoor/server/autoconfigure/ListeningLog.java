package dev.stagedoor.server.autoconfigure;

import java.util.Map;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

import dev.stagedoor.logger.RootLoggerService;

/** Tells where the server listens; the one for Actuator alone is Spring Boot's to speak of. */
final class ListeningLog implements ApplicationListener<WebServerInitializedEvent> {

    private final RootLoggerService logger;

    private final Environment environment;

    ListeningLog(RootLoggerService logger, Environment environment) {
        this.logger = logger;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            logger.child(Map.of("service", "rootHttpRouter"))
                    .info(
                            "Listening on {}:{}",
                            environment.getProperty("server.address", ""),
                            event.getWebServer().getPort());
        }
    }
}

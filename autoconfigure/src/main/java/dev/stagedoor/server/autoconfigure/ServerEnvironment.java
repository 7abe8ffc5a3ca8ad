package dev.stagedoor.server.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Spring Boot's server what Backstage's keys say, once all configuration is there. What the application says in
 * Spring Boot's own keys goes first, wherever it says so.
 */
class ServerEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final String TYPE = "spring.main.web-application-type";

    /** What is text beside what Spring Boot takes for it. */
    private static final String MORE_TEXT =
            "application/manifest+json,application/problem+json,image/svg+xml,text/csv,text/markdown";

    private final Log log;

    ServerEnvironment(DeferredLogFactory logs) {
        this.log = logs.getLog(ServerEnvironment.class);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!isServletApplication(environment, application)) {
            return;
        }
        BackendKeys keys = new BackendKeys(environment);
        Map<String, Object> server = new LinkedHashMap<>();
        ListenAddress.read(keys).ifPresent(address -> address.addTo(server));
        new HttpsCertificate(keys, log).addTo(server);
        server.put("server.compression.enabled", "true");
        server.put("server.compression.min-response-size", "1KB");
        server.put("server.compression.additional-mime-types", MORE_TEXT);
        if (keys.has("backend.trust-proxy")) {
            // It is we who read the forwarded headers then.
            server.put("server.forward-headers-strategy", "none");
        }
        server.keySet().removeIf(environment::containsProperty);
        environment.getPropertySources().addLast(new MapPropertySource("stagedoorServer", server));
    }

    private static boolean isServletApplication(ConfigurableEnvironment environment, SpringApplication application) {
        String type = environment.getProperty(TYPE);
        return type == null
                ? application.getWebApplicationType() == WebApplicationType.SERVLET
                : type.equalsIgnoreCase(WebApplicationType.SERVLET.name());
    }
}

package dev.stagedoor.wiring;

import java.util.Map;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Leaves the standard output to what a command prints: whatever else would be written there goes to the standard error
 * instead, warnings and errors of the log included. The command line may ask for more.
 */
final class QuietOutput implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String NAME = "quietOutput";

    private static final Map<String, Object> PROPERTIES = Map.of(
            "spring.main.banner-mode", "off",
            "spring.main.log-startup-info", "false",
            "logging.threshold.console", "warn",
            // A running backend may be writing to it.
            "logging.file.name", "",
            "logging.file.path", "",
            "stagedoor.logging.format", "text");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        // Not before: under DevTools, the main method runs again up to here.
        System.setOut(System.err);
        MapPropertySource properties = new MapPropertySource(NAME, PROPERTIES);
        MutablePropertySources sources = event.getEnvironment().getPropertySources();
        if (sources.contains(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME, properties);
        } else {
            sources.addFirst(properties);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}

package dev.stagedoor.config.autoconfigure;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.bootstrap.BootstrapContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The variables of the process, as Spring's environment has them.
 *
 * @param values the values by their exact names
 */
record Variables(Map<String, Object> values) {

    static Variables of(ConfigurableEnvironment environment) {
        return environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                        instanceof MapPropertySource source
                ? new Variables(source.getSource())
                : new Variables(Map.of());
    }

    /** What was registered before configuration is imported. */
    static Variables of(BootstrapContext context) {
        return Objects.requireNonNullElseGet(
                context.getOrElse(Variables.class, null), () -> new Variables(Map.copyOf(System.getenv())));
    }

    /** Returns a value without the space around it, or {@code null} if the variable is not set. */
    @Nullable
    String get(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString().strip();
    }
}

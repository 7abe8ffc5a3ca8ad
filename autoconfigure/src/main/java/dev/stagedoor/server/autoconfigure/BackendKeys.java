package dev.stagedoor.server.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

import dev.stagedoor.config.ConfigException;

/** Reads keys before there is any bean. */
final class BackendKeys {

    /** How the sources of imported files of Backstage's begin. */
    private static final String APP_CONFIG = "app-config";

    private final ConfigurableEnvironment environment;

    BackendKeys(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** The value itself, {@code null} also if there are only values below it. */
    @Nullable
    String text(String key) {
        String text = environment.getProperty(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Tells whether there is a value, or one below. */
    boolean has(String key) {
        return text(key) != null || hasBelow(key);
    }

    /** Tells whether there are values below. */
    boolean hasBelow(String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether configuration of Backstage's was imported. */
    boolean areBackstages() {
        return environment.getPropertySources().stream()
                .map(PropertySource::getName)
                .anyMatch(name -> name.startsWith(APP_CONFIG));
    }

    ConfigException invalid(String key, String problem) {
        String origin = origin(key);
        String place = origin.isEmpty() ? "" : " in '" + origin + "'";
        return new ConfigException(
                List.of(new ConfigException.Problem(problem + ", at '" + key + "'" + place, key, "", origin)));
    }

    private String origin(String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(dashed(key));
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            var property = source.getConfigurationProperty(name);
            if (property != null) {
                return Objects.toString(property.getOrigin(), "");
            }
        }
        return "";
    }

    private static String dashed(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

package dev.stagedoor.logger.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

import dev.stagedoor.config.RootConfigService;

/** Collects the secrets of a configuration: the texts of secret keys, and passwords within addresses. */
final class ConfiguredSecrets {

    private static final Pattern WITHIN_ADDRESS = Pattern.compile(
            "://[^\\s/@:]*:([^\\s/@]+)@|[?&;](?:password|passwd|token|secret|api_?key)=([^&;\\s]+)",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> found = new LinkedHashSet<>();

    private final ConfigurableEnvironment environment;

    private final SecretKeys keys;

    private ConfiguredSecrets(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.keys = SecretKeys.of(environment);
    }

    /** Looks at all sources, also at what others hide. */
    static Set<String> of(ConfigurableEnvironment environment) {
        ConfiguredSecrets secrets = new ConfiguredSecrets(environment);
        environment.getPropertySources().forEach(secrets::addAll);
        return secrets.found;
    }

    static Set<String> of(RootConfigService config, ConfigurableEnvironment environment) {
        ConfiguredSecrets secrets = new ConfiguredSecrets(environment);
        if (!config.keys().isEmpty()) {
            secrets.add("", config.get());
        }
        return secrets.found;
    }

    private void addAll(PropertySource<?> source) {
        if (source instanceof EnumerablePropertySource<?> enumerable) {
            for (String name : enumerable.getPropertyNames()) {
                add(name, enumerable.getProperty(name));
            }
        }
    }

    private void add(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> add(key.isEmpty() ? String.valueOf(name) : key + "." + name, child));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> add(key, item));
        } else if (value instanceof CharSequence) {
            addText(key, value.toString());
        }
    }

    private void addText(String key, String text) {
        if (keys.isSecret(key)) {
            found.add(environment.resolvePlaceholders(text));
        }
        if (text.contains("://") || text.contains("=")) {
            Matcher password = WITHIN_ADDRESS.matcher(environment.resolvePlaceholders(text));
            while (password.find()) {
                found.add(password.group(password.group(1) != null ? 1 : 2));
            }
        }
    }
}

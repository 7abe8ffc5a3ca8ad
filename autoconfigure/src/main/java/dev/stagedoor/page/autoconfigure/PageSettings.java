package dev.stagedoor.page.autoconfigure;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.wiring.Mode;

/**
 * What is set for the page, with what follows from the mode.
 *
 * @param mode the mode of the backend
 * @param allowed who may see the page
 * @param needsCredentials whether one has to be one of those
 * @param hosts the names under which browsers may reach the page where nobody needs credentials, in lower case
 * @param restart whether plugins may be restarted
 */
record PageSettings(Mode mode, AllowedViewers allowed, boolean needsCredentials, Set<String> hosts, boolean restart) {

    private static final String ALLOWED = "stagedoor.page.allowed";

    private static final String BASE_URL = "backend.baseUrl";

    static PageSettings of(PageProperties properties, Environment environment) {
        Mode mode = Mode.of(environment);
        Set<String> hosts = new HashSet<>();
        properties.hosts().forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
        String own = host(environment.getProperty(BASE_URL));
        if (own != null) {
            hosts.add(own);
        }
        return new PageSettings(
                mode,
                AllowedViewers.of(properties.allowed()),
                mode == Mode.PRODUCTION || !properties.allowed().isEmpty(),
                Set.copyOf(hosts),
                properties.restart() == null ? mode == Mode.DEVELOPMENT : properties.restart());
    }

    /** Finds what can not be meant, before the page is asked for. */
    static void check(Environment environment, RootConfigService config) {
        List<String> allowed = Binder.get(environment)
                .bind("stagedoor.page", PageProperties.class)
                .map(PageProperties::allowed)
                .orElse(List.of());
        if (allowed.isEmpty() && Mode.of(environment) == Mode.PRODUCTION) {
            throw invalid(
                    config,
                    "The backend page is enabled in production and '" + ALLOWED + "' names nobody who may see it: add"
                            + " users such as user:default/jane, or services by their subjects, such as plugin:catalog");
        }
        for (String entry : allowed) {
            if (!AllowedViewers.isUsable(entry)) {
                throw invalid(
                        config,
                        "Invalid entry '" + entry + "' of '" + ALLOWED + "': expected a user such as"
                                + " user:default/jane, or a service by its subject, such as plugin:catalog");
            }
        }
    }

    private static ConfigException invalid(RootConfigService config, String problem) {
        return config.invalid(ALLOWED, "users and services", problem);
    }

    private static @Nullable String host(@Nullable String url) {
        try {
            String host = url == null ? null : URI.create(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException ex) {
            return null;
        }
    }
}

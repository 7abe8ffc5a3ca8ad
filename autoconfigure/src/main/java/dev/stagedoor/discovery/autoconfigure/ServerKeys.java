package dev.stagedoor.discovery.autoconfigure;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What Spring Boot's keys say of the web server.
 *
 * @param values the value of a key, or {@code null} if it has none
 * @param usualPort where it listens if nothing is said
 */
record ServerKeys(Function<String, @Nullable String> values, int usualPort) {

    private static final int BACKSTAGES_PORT = 7007;

    private static final int SPRING_BOOTS_PORT = 8080;

    static ServerKeys of(Environment environment) {
        return new ServerKeys(environment::getProperty, SPRING_BOOTS_PORT);
    }

    /** Where there is no Spring Boot. */
    static ServerKeys none() {
        return new ServerKeys(key -> null, BACKSTAGES_PORT);
    }

    @Nullable
    String get(String key) {
        return values.apply(key);
    }
}

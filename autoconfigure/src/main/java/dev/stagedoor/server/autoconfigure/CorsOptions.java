package dev.stagedoor.server.autoconfigure;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.Config;

/**
 * What {@code backend.cors} says.
 *
 * @param origins which origins may read, or {@code null} for all
 * @param allowedHeaders which headers they may send, or {@code null} for those that they ask for
 */
record CorsOptions(
        @Nullable List<OriginPattern> origins,
        String methods,
        @Nullable String allowedHeaders,
        @Nullable String exposedHeaders,
        boolean credentials,
        @Nullable String maxAge,
        boolean preflightContinue,
        int optionsSuccessStatus) {

    private static final String METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE";

    private static final int NO_CONTENT = 204;

    static Optional<CorsOptions> read(Config config) {
        return config.getOptionalConfig("backend.cors").map(cors -> {
            return new CorsOptions(
                    origins(cors),
                    Optional.ofNullable(joined(cors, "methods")).orElse(METHODS),
                    joined(cors, "allowedHeaders"),
                    joined(cors, "exposedHeaders"),
                    cors.getOptionalBoolean("credentials").orElse(false),
                    cors.getOptionalNumber("maxAge")
                            .map(age -> Long.toString(age.longValue()))
                            .orElse(null),
                    cors.getOptionalBoolean("preflightContinue").orElse(false),
                    cors.getOptionalNumber("optionsSuccessStatus")
                            .map(Number::intValue)
                            .orElse(NO_CONTENT));
        });
    }

    boolean allowsEverybody() {
        return origins == null;
    }

    boolean allows(@Nullable String origin) {
        return origins == null || origins.stream().anyMatch(pattern -> pattern.matches(origin == null ? "" : origin));
    }

    private static @Nullable List<OriginPattern> origins(Config config) {
        List<String> origins = strings(config, "origin");
        try {
            return origins == null
                    ? null
                    : origins.stream().map(OriginPattern::of).toList();
        } catch (IllegalArgumentException ex) {
            throw config.invalid(
                    "origin", "string-array", "Invalid value of 'backend.cors.origin': " + ex.getMessage());
        }
    }

    private static @Nullable String joined(Config config, String key) {
        List<String> strings = strings(config, key);
        return strings == null ? null : String.join(",", strings);
    }

    /** A text, or a list of them. */
    private static @Nullable List<String> strings(Config config, String key) {
        if (config.getOptional(key).orElse(null) instanceof String) {
            return List.of(config.getString(key));
        }
        return config.getOptionalStringArray(key).orElse(null);
    }
}

package dev.stagedoor.sample.catalog.descriptor;

import java.net.URI;
import java.util.List;

import dev.stagedoor.config.Config;

/**
 * The addresses that may be read. Backstage: {@code backend.reading.allow}.
 *
 * @param rules what is allowed
 */
record UrlAllowList(List<UrlRule> rules) {

    private static final String KEY = "backend.reading.allow";

    static UrlAllowList of(Config config) {
        return new UrlAllowList(config.getOptionalConfigArray(KEY).orElse(List.of()).stream()
                .map(UrlRule::of)
                .toList());
    }

    boolean allows(URI address) {
        return rules.stream().anyMatch(rule -> rule.allows(address));
    }
}

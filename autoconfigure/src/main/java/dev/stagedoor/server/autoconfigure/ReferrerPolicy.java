package dev.stagedoor.server.autoconfigure;

import java.util.List;
import java.util.Set;

import dev.stagedoor.config.Config;

/** The header {@code Referrer-Policy}, which {@code backend.referrer.policy} changes. */
final class ReferrerPolicy {

    private static final String KEY = "backend.referrer.policy";

    private static final Set<String> POLICIES = Set.of(
            "no-referrer",
            "no-referrer-when-downgrade",
            "same-origin",
            "origin",
            "strict-origin",
            "origin-when-cross-origin",
            "strict-origin-when-cross-origin",
            "unsafe-url",
            "");

    private ReferrerPolicy() {}

    static String read(Config config) {
        List<String> policies = config.getOptionalStringArray(KEY).orElse(List.of("no-referrer"));
        if (policies.isEmpty()) {
            throw config.invalid(KEY, "string-array", "Invalid value of '" + KEY + "': the list is empty");
        }
        for (String policy : policies) {
            if (!POLICIES.contains(policy)) {
                throw config.invalid(
                        KEY, "string-array", "Invalid value of '" + KEY + "': '" + policy + "' is no referrer policy");
            }
        }
        return String.join(",", policies);
    }
}

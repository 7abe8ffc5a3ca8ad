package dev.stagedoor.permissions.autoconfigure;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;

/**
 * Backstage's keys.
 *
 * @param enabled whether users are asked about
 * @param batched whether requests for one permission are sent as one
 */
record PermissionKeys(boolean enabled, boolean batched) {

    private static final String ENABLED = "permission.enabled";

    private static final String BATCHED = "permission.EXPERIMENTAL_enableBatchedRequests";

    static PermissionKeys of(Config config) {
        return new PermissionKeys(
                config.getOptionalBoolean(ENABLED).orElse(false),
                config.getOptionalBoolean(BATCHED).orElse(false));
    }

    static void check(Config config) {
        ConfigCheck.all(() -> config.getOptionalBoolean(ENABLED), () -> config.getOptionalBoolean(BATCHED));
    }
}

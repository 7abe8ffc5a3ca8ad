package dev.stagedoor.auth.autoconfigure;

import java.time.InstantSource;
import java.util.List;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;

/** Reads {@code backend.auth}. */
final class AuthConfig {

    private static final String DISABLED = "backend.auth.dangerouslyDisableDefaultAuthPolicy";

    private AuthConfig() {}

    /**
     * Reads everything, and tells all that is wrong.
     *
     * @param hasHandlers whether the application has kinds of token of its own, which are not known here
     */
    static void check(Config config, boolean hasHandlers) {
        ConfigCheck.all(
                () -> isPolicyDisabled(config),
                () -> {
                    if (KeyStore.read(config) == KeyStore.STATIC) {
                        StaticKeys.read(config);
                    }
                },
                () -> {
                    InstantSource clock = InstantSource.system();
                    JwksTokens jwks = new JwksTokens(
                            new KeySources(
                                    address -> {
                                        throw new IllegalStateException("Nothing is verified here");
                                    },
                                    clock),
                            new SignedTokens(clock, 0));
                    new ExternalAccess(new LegacyTokens(clock), jwks, List.of(), !hasHandlers).read(config);
                });
    }

    static boolean isPolicyDisabled(Config config) {
        return config.getOptionalBoolean(DISABLED).orElse(false);
    }
}

package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.PluginTokenHandler;
import dev.stagedoor.auth.PluginTokenHandlerDecorator;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.logger.LoggerService;

/**
 * What all plugins share of the verification of tokens.
 *
 * @param keys the keys of the plugins of this process
 * @param issuers the keys of all others
 * @param signed verifies
 * @param external the tokens of services outside of the backend
 * @param lifetime how long the tokens of plugins are valid
 * @param policyIsDisabled whether {@code backend.auth.dangerouslyDisableDefaultAuthPolicy} is set
 */
record AuthShared(
        PluginKeys keys,
        PluginIssuers issuers,
        SignedTokens signed,
        ExternalTokens external,
        Duration lifetime,
        boolean policyIsDisabled,
        InstantSource clock) {

    /** Makes the service of a plugin. Nothing is opened, made or asked for before there is a token. */
    AuthService of(
            String pluginId,
            DiscoveryService discovery,
            LoggerService logger,
            PluginTokenHandlerDecorator decorator,
            Supplier<KeyTable> table) {
        Refusals refusals = new Refusals(logger);
        SigningKeys signing = keys.begin(pluginId, table);
        PluginTokenHandler tokens = decorator.decorate(
                new PluginTokens(pluginId, signing, issuers, signed, discovery, lifetime, clock, refusals));
        UserTokens users = new UserTokens(issuers, signed, discovery, refusals);
        return new DefaultAuth(pluginId, tokens, users, external, signing, refusals, policyIsDisabled);
    }
}

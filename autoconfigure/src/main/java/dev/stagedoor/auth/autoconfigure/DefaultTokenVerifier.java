package dev.stagedoor.auth.autoconfigure;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.TokenVerifier;
import dev.stagedoor.wiring.PluginServices;

/** Verifies tokens as a plugin would that has the audience as its id, whether there is one or not. */
record DefaultTokenVerifier(PluginServices services) implements TokenVerifier {

    @Override
    public BackstageCredentials<?> verify(String token, String audience, boolean allowLimitedAccess) {
        return services.get(audience, CoreServices.AUTH).authenticate(token, allowLimitedAccess);
    }
}

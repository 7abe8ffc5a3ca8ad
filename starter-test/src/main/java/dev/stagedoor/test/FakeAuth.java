package dev.stagedoor.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.metadata.PluginMetadataService;

/**
 * Believes what the texts of {@link MockCredentials} say, and makes such texts: no key, no clock and no network. What
 * anybody else made it refuses. Immutable. Backstage: {@code mockServices.auth}.
 */
public final class FakeAuth implements AuthService, FakeService<AuthService> {

    private static final Duration LIFE = Duration.ofHours(1);

    private final String pluginId;

    private final boolean defaultPolicyDisabled;

    private FakeAuth(String pluginId, boolean defaultPolicyDisabled) {
        this.pluginId = pluginId;
        this.defaultPolicyDisabled = defaultPolicyDisabled;
    }

    /** Makes the service of the plugin {@code test}. */
    public FakeAuth() {
        this(ServiceFactoryTester.DEFAULT_PLUGIN_ID, false);
    }

    /**
     * Makes the service of a plugin.
     *
     * @param pluginId the plugin, for which alone tokens with a target are accepted
     * @return the service
     */
    public static FakeAuth forPlugin(String pluginId) {
        return new FakeAuth(pluginId, false);
    }

    /**
     * Returns such a service that hands on nobody too, with an empty token, as
     * {@code backend.auth.dangerouslyDisableDefaultAuthPolicy} does.
     *
     * @return a service of the same plugin
     */
    public FakeAuth withDefaultPolicyDisabled() {
        return new FakeAuth(pluginId, true);
    }

    @Override
    public BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess) {
        return MockToken.read(token, allowLimitedAccess, pluginId);
    }

    @Override
    public BackstageCredentials<NonePrincipal> getNoneCredentials() {
        return MockCredentials.none();
    }

    @Override
    public BackstageCredentials<ServicePrincipal> getOwnServiceCredentials() {
        return MockCredentials.service("plugin:" + pluginId);
    }

    @Override
    public Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
        if (isPrincipal(onBehalfOf, PrincipalType.NONE)) {
            if (defaultPolicyDisabled) {
                return Token.of("", null);
            }
            throw new AuthenticationException("Refused to issue service token for credential type 'none'");
        }
        return Token.of(MockCredentials.pluginToken(onBehalfOf, targetPluginId), null);
    }

    @Override
    public Token getLimitedUserToken(BackstageCredentials<UserPrincipal> credentials) {
        String text = MockToken.ofLimitedUser(credentials.principal().userEntityRef());
        return Token.of(text, Instant.now().plus(LIFE));
    }

    /** Returns no keys: nothing is signed. */
    @Override
    public List<Map<String, Object>> listPublicServiceKeys() {
        return List.of();
    }

    /** Installed in a backend each plugin has such a service with its own id. */
    @Override
    public ServiceFactory<AuthService> factory() {
        return ServiceFactory.of(CoreServices.AUTH)
                .deps(CoreServices.PLUGIN_METADATA)
                .create(deps -> installedIn(deps.get(CoreServices.PLUGIN_METADATA)));
    }

    private FakeAuth installedIn(PluginMetadataService plugin) {
        return new FakeAuth(plugin.getId(), defaultPolicyDisabled);
    }
}

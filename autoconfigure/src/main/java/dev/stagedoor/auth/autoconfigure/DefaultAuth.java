package dev.stagedoor.auth.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.PluginTokenHandler;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;

/** Tries the kinds of token in Backstage's order. Once a token's kind is recognised, its failure is final. */
final class DefaultAuth implements AuthService {

    private static final String ILLEGAL = "Illegal token";

    private final String pluginId;

    private final PluginTokenHandler pluginTokens;

    private final UserTokens userTokens;

    private final ExternalTokens externalTokens;

    private final SigningKeys keys;

    private final Refusals refusals;

    private final boolean policyIsDisabled;

    DefaultAuth(
            String pluginId,
            PluginTokenHandler pluginTokens,
            UserTokens userTokens,
            ExternalTokens externalTokens,
            SigningKeys keys,
            Refusals refusals,
            boolean policyIsDisabled) {
        this.pluginId = pluginId;
        this.pluginTokens = pluginTokens;
        this.userTokens = userTokens;
        this.externalTokens = externalTokens;
        this.keys = keys;
        this.refusals = refusals;
        this.policyIsDisabled = policyIsDisabled;
    }

    @Override
    public BackstageCredentials<?> authenticate(String token, boolean allowLimitedAccess) {
        if (token.length() > Jwt.LONGEST) {
            throw refusals.authentication(
                    ILLEGAL, RefusalReason.TOKEN_TOO_LONG, "it has " + token.length() + " characters");
        }
        PluginTokenHandler.Verified plugin = pluginTokens.verifyToken(token);
        if (plugin != null) {
            return plugin.limitedUserToken() == null
                    ? DefaultCredentials.service(plugin.subject())
                    : onBehalfOf(plugin.subject(), plugin.limitedUserToken().reveal());
        }
        UserTokens.Verified user = userTokens.verify(token, false);
        if (user != null) {
            if (!allowLimitedAccess && UserTokens.isLimited(token)) {
                throw refusals.authentication(
                        "Illegal limited user token", RefusalReason.LIMITED_TOKEN, "full tokens alone are accepted");
            }
            return DefaultCredentials.user(new UserPrincipal(user.entityRef()), user.expiry(), token);
        }
        return external(token);
    }

    private BackstageCredentials<UserPrincipal> onBehalfOf(String actor, String token) {
        UserTokens.Verified user = userTokens.verify(token, true);
        if (user == null) {
            throw refusals.authentication(
                    "Invalid user token in plugin token obo claim",
                    RefusalReason.BAD_ON_BEHALF_OF,
                    "the claim obo is no user's token");
        }
        return DefaultCredentials.user(
                new UserPrincipal(user.entityRef(), new ServicePrincipal(actor)), user.expiry(), token);
    }

    private BackstageCredentials<?> external(String token) {
        ExternalTokens.Verified service;
        try {
            service = externalTokens.verify(token);
        } catch (RefusedException ex) {
            throw refusals.authentication(ILLEGAL, ex.reason(), ex.detail());
        }
        if (service == null) {
            throw refusals.authentication(ILLEGAL, RefusalReason.ILLEGAL_TOKEN, "no kind of token was recognised");
        }
        Map<String, AccessRestrictions> restrictions = service.restrictions();
        if (restrictions.isEmpty()) {
            return DefaultCredentials.service(service.subject());
        }
        if (!restrictions.containsKey(pluginId)) {
            throw refusals.notAllowed(
                    "This token's access is restricted to plugin(s) '" + String.join("', '", restrictions.keySet())
                            + "'",
                    RefusalReason.RESTRICTED_TO_OTHER_PLUGINS,
                    "subject " + service.subject());
        }
        return DefaultCredentials.service(service.subject(), pluginId, restrictions);
    }

    @Override
    public BackstageCredentials<NonePrincipal> getNoneCredentials() {
        return DefaultCredentials.NONE;
    }

    @Override
    public BackstageCredentials<ServicePrincipal> getOwnServiceCredentials() {
        return DefaultCredentials.service("plugin:" + pluginId);
    }

    @Override
    public Token getPluginRequestToken(BackstageCredentials<?> onBehalfOf, String targetPluginId) {
        DefaultCredentials<?> credentials = DefaultCredentials.from(onBehalfOf);
        PrincipalType type = credentials.principal().type();
        if (type == PrincipalType.NONE && policyIsDisabled) {
            return Token.of("", null);
        }
        return switch (type) {
            case SERVICE -> {
                checkDelegation(credentials, targetPluginId);
                yield pluginTokens.issueToken(pluginId, targetPluginId, null);
            }
            case USER -> pluginTokens.issueToken(pluginId, targetPluginId, limited(credentials.token()));
            default ->
                throw refusals.authentication(
                        "Refused to issue service token for credential type '" + type + "'",
                        RefusalReason.NO_DELEGATION,
                        "a token for plugin " + targetPluginId + " was wanted on behalf of nobody");
        };
    }

    private void checkDelegation(DefaultCredentials<?> credentials, String targetPluginId) {
        if (credentials.restrictions().isEmpty()) {
            return;
        }
        AccessRestrictions there = credentials.restrictions().get(targetPluginId);
        if (there == null) {
            throw refusals.notAllowed(
                    "Access to target plugin '" + targetPluginId + "' is not included in token's access restrictions",
                    RefusalReason.NOT_DELEGABLE,
                    credentials.toString());
        }
        if (!DefaultCredentials.isOpen(there)) {
            throw refusals.notAllowed(
                    "Access to target plugin '" + targetPluginId + "' is restricted and cannot be delegated",
                    RefusalReason.NOT_DELEGABLE,
                    credentials.toString());
        }
    }

    @Override
    public Token getLimitedUserToken(BackstageCredentials<UserPrincipal> credentials) {
        return limited(DefaultCredentials.from(credentials).token());
    }

    private Token limited(@Nullable String token) {
        if (token == null) {
            throw refusals.authentication(
                    "User credentials is unexpectedly missing token",
                    RefusalReason.NO_DELEGATION,
                    "the credentials are not a user's");
        }
        try {
            return LimitedToken.of(token);
        } catch (RefusedException ex) {
            throw refusals.authentication(ex.detail(), ex.reason(), "the token is not one that can be handed on");
        }
    }

    @Override
    public List<Map<String, Object>> listPublicServiceKeys() {
        return keys.published();
    }
}

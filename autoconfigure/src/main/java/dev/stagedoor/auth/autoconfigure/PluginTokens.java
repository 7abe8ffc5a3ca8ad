package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.PluginTokenHandler;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.Token;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.AuthenticationException;

/** The tokens that plugins send to one plugin, and those that it sends. */
final class PluginTokens implements PluginTokenHandler {

    private static final Pattern PLUGIN_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private static final String FAILED = "Failed plugin token verification";

    private static final String LOGGED = "Failed to verify incoming plugin token";

    private static final ClaimRules RULES = ClaimRules.requiring("iat", "exp", "sub", "aud");

    private final ClaimRules rules;

    private final String purpose;

    private final SigningKeys keys;

    private final PluginIssuers issuers;

    private final SignedTokens signed;

    private final DiscoveryService discovery;

    private final Duration lifetime;

    private final InstantSource clock;

    private final Refusals refusals;

    PluginTokens(
            String pluginId,
            SigningKeys keys,
            PluginIssuers issuers,
            SignedTokens signed,
            DiscoveryService discovery,
            Duration lifetime,
            InstantSource clock,
            Refusals refusals) {
        this.rules = RULES.forAudience(pluginId);
        this.purpose = "plugin " + pluginId;
        this.keys = keys;
        this.issuers = issuers;
        this.signed = signed;
        this.discovery = discovery;
        this.lifetime = lifetime;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public @Nullable Verified verifyToken(String token) {
        Map<String, Object> known = signed.recall(purpose, token);
        if (known != null) {
            return verified(known);
        }
        if (!TokenTypes.PLUGIN.equals(Jwt.typeOf(token))) {
            return null;
        }
        Jwt jwt = Jwt.read(token);
        if (jwt == null) {
            throw refusals.invalid(
                    LOGGED, FAILED, new RefusedException(RefusalReason.ILLEGAL_TOKEN, "the token is malformed"));
        }
        return verified(verify(token, jwt.header(), sender(jwt)));
    }

    private static Verified verified(Map<String, Object> claims) {
        return new Verified("plugin:" + claims.get("sub"), onBehalfOf(claims));
    }

    private String sender(Jwt jwt) {
        Object subject = jwt.payload().get("sub");
        if (subject == null) {
            throw noKeys("undefined", RefusalReason.BAD_CLAIM, "the claim sub is missing");
        }
        if (!(subject instanceof String sender) || !PLUGIN_ID.matcher(sender).matches()) {
            throw refusals.authentication(
                    "Invalid plugin token: forbidden subject format",
                    RefusalReason.FORBIDDEN_SUBJECT,
                    "the claim sub is no id of a plugin");
        }
        return sender;
    }

    private Map<String, Object> verify(String token, Map<String, Object> header, String sender) {
        Supplier<KeySource> source = () -> issuers.plugin(discovery, sender, header);
        try {
            source.get().current();
        } catch (RefusedException ex) {
            if (ex.reason() == RefusalReason.NO_KEY_ENDPOINT) {
                throw noKeys(sender, ex.reason(), ex.detail());
            }
            throw refusals.invalid(LOGGED, FAILED, ex);
        }
        try {
            return signed.verify(purpose, token, source, rules);
        } catch (RefusedException ex) {
            throw refusals.invalid(LOGGED, FAILED, ex);
        }
    }

    private AuthenticationException noKeys(String sender, RefusalReason reason, String detail) {
        return refusals.authentication(
                "Received a plugin token where the source '" + sender
                        + "' plugin unexpectedly does not have a JWKS endpoint. The target plugin needs to be migrated"
                        + " to be installed in an app using the new backend system.",
                reason,
                detail);
    }

    /** The user's token. One that is there must be a token: nobody becomes a service by an empty one. */
    private static @Nullable Token onBehalfOf(Map<String, Object> claims) {
        if (!claims.containsKey("obo")) {
            return null;
        }
        return Token.of(claims.get("obo") instanceof String token ? token : "", null);
    }

    @Override
    public Token issueToken(String pluginId, String targetPluginId, @Nullable Token limitedUserToken) {
        SigningKey key = keys.current();
        long begin = clock.instant().getEpochSecond();
        long end = begin + lifetime.toSeconds();
        if (limitedUserToken != null && limitedUserToken.expiresAt() != null) {
            end = Math.min(end, limitedUserToken.expiresAt().getEpochSecond());
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", TokenTypes.PLUGIN);
        header.put("alg", key.algorithm());
        header.put("kid", key.id());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", pluginId);
        claims.put("aud", targetPluginId);
        claims.put("iat", begin);
        claims.put("exp", end);
        if (limitedUserToken != null) {
            claims.put("obo", limitedUserToken.reveal());
        }
        String text = Jwt.encode(Javascript.stringify(header)) + '.' + Jwt.encode(Javascript.stringify(claims));
        String signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.signer().sign(text));
        return Token.of(text + '.' + signature, Instant.ofEpochSecond(end));
    }
}

package dev.stagedoor.auth.autoconfigure;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** What becomes of each kind of token that a plugin may be sent: those of which the outcome in Backstage is recorded. */
class TokenKindTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

    private static final Instant LATER = NOW.plusSeconds(3600);

    private static final String USER = "user:development/guest";

    private static final String FAILED_USER = "Failed user token verification";

    private static final String FAILED_PLUGIN = "Failed plugin token verification";

    private static final String ILLEGAL = "Illegal token";

    private static final ForgedKey USER_KEY = ForgedKey.of("ES256");

    private static final ForgedKey CATALOG_KEY = ForgedKey.of("ES256");

    private static final ForgedKey EXTERNAL_KEY = ForgedKey.of("ES256");

    private static final TokenForge FORGE = new TokenForge().clock(() -> NOW);

    private static final AuthBackend BACKEND = new AuthBackend().at(NOW);

    private static AuthService auth;

    @BeforeAll
    static void start() {
        FORGE.publishUsers(USER_KEY).publishPlugin("catalog", CATALOG_KEY).publish("/idp/keys", EXTERNAL_KEY);
        BACKEND.properties(FORGE.properties("auth", "catalog", "ghost", "undefined"));
        access(0, "static", Map.of("token", "some-static-token", "subject", "ci"));
        access(1, "static", Map.of("token", "restricted-here", "subject", "rs"));
        BACKEND.property("backend.auth.externalAccess[1].accessRestrictions[0].plugin", "search")
                .property("backend.auth.externalAccess[1].accessRestrictions[0].permission", "a.b, c.d")
                .property("backend.auth.externalAccess[1].accessRestrictions[0].permissionAttribute.action", "read")
                .property("backend.auth.externalAccess[1].accessRestrictions[1].plugin", "catalog");
        access(2, "static", Map.of("token", "restricted-elsewhere", "subject", "re"));
        BACKEND.property("backend.auth.externalAccess[2].accessRestrictions[0].plugin", "catalog")
                .property("backend.auth.externalAccess[2].accessRestrictions[1].plugin", "scaffolder");
        access(3, "legacy", Map.of("secret", "c2VjcmV0", "subject", "leg"));
        access(
                4,
                "jwks",
                Map.of(
                        "url",
                        FORGE.origin() + "/idp/keys",
                        "issuer",
                        "https://idp.example",
                        "audience",
                        "bs",
                        "algorithm",
                        "ES256",
                        "subjectPrefix",
                        "idp"));
        auth = BACKEND.auth("search");
    }

    private static void access(int at, String type, Map<String, String> options) {
        BACKEND.property("backend.auth.externalAccess[" + at + "].type", type);
        options.forEach(
                (key, value) -> BACKEND.property("backend.auth.externalAccess[" + at + "].options." + key, value));
    }

    @AfterAll
    static void stop() {
        BACKEND.close();
        FORGE.close();
    }

    @Test
    @Case("AUT-01")
    void aUserIsRecognised() {
        BackstageCredentials<?> credentials = auth.authenticate(user().sign(USER_KEY));

        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER));
        assertThat(credentials.expiresAt()).isEqualTo(LATER);
        assertThat(credentials).hasToString("backstageCredentials{userPrincipal{" + USER + "}}");
    }

    @Test
    @Case({"AUT-02", "AUT-40"})
    void aLimitedTokenIsDerivedWithoutTheIssuer() {
        BackstageCredentials<?> credentials = auth.authenticate(user().sign(USER_KEY));

        Token limited = limited(credentials);

        assertThat(limited.expiresAt()).isEqualTo(LATER);
        assertThat(withoutSignature(limited.reveal())).isEqualTo(withoutSignature(user().signLimited(USER_KEY)));
        assertThat(auth.authenticate(limited.reveal(), true).principal()).isEqualTo(new UserPrincipal(USER));
    }

    @Test
    @Case("AUT-03")
    void aLimitedTokenIsAcceptedWhereItIsAllowedAlone() {
        String token = user().signLimited(USER_KEY);

        assertRefused(token, "Illegal limited user token");
        BackstageCredentials<?> credentials = auth.authenticate(token, true);
        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER));
        assertThat(limited(credentials).reveal()).isEqualTo(token);
    }

    @Test
    @Case("AUT-02")
    void aLimitedTokenWithItsMembersInAnotherOrderIsNotTheOneThatWasSigned() {
        String token = user().signLimited(USER_KEY);
        String[] parts = token.split("\\.");
        String reordered = TokenDraft.encode(
                "{\"iat\":" + FORGE.now() + ",\"sub\":\"" + USER + "\",\"exp\":" + (FORGE.now() + 3600) + "}");

        assertThatThrownBy(() -> auth.authenticate(parts[0] + '.' + reordered + '.' + parts[2], true))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage(FAILED_USER);
    }

    @Test
    @Case("AUT-04")
    void aUserWithoutProofIsRecognisedAndCannotBeHandedOn() {
        BackstageCredentials<?> credentials =
                auth.authenticate(userWithoutProof().sign(USER_KEY));

        String message = "Failed to create limited user token, missing user identity proof";
        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER));
        assertThatThrownBy(() -> limited(credentials))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> auth.getPluginRequestToken(credentials, "catalog"))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "sub"})
    @Case("AUT-05")
    void aUsersTokenNeedsItsClaims(String claim) {
        assertRefused(user().withoutClaim(claim).sign(USER_KEY), FAILED_USER);
    }

    @Test
    @Case("AUT-05")
    void aUsersTokenThatEndsNowHasEnded() {
        assertRefused(user().claim("exp", FORGE.now()).sign(USER_KEY), FAILED_USER);
        assertThat(auth.authenticate(user().claim("exp", FORGE.now() + 1).sign(USER_KEY))
                        .principal())
                .isEqualTo(new UserPrincipal(USER));
    }

    @Test
    @Case("AUT-06")
    void neitherIssuerNorAudienceOfAUsersTokenAreLookedAt() {
        String token =
                user().claim("iss", "https://other").claim("aud", "other").sign(USER_KEY);

        assertThat(auth.authenticate(token).principal()).isEqualTo(new UserPrincipal(USER));
    }

    @Test
    @Case("AUT-07")
    void aUsersTokenWithoutTypeIsKnownByItsAudienceAndHandedOnAsItIs() {
        String token = user().withoutHeader("typ").sign(USER_KEY);

        BackstageCredentials<?> credentials = auth.authenticate(token);

        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER));
        assertThat(payload(auth.getPluginRequestToken(credentials, "catalog"))).containsEntry("obo", token);
    }

    @Test
    @Case({"AUT-10", "AUT-30"})
    void aPluginIsRecognisedAndLeavesNoTraceInTheTokenThatIsHandedOn() {
        BackstageCredentials<?> credentials = auth.authenticate(plugin().sign(CATALOG_KEY));

        assertThat(credentials.principal()).isEqualTo(new ServicePrincipal("plugin:catalog"));
        assertThat(credentials.expiresAt()).isNull();
        assertThat(payload(auth.getPluginRequestToken(credentials, "todo")))
                .containsOnlyKeys("sub", "aud", "iat", "exp")
                .containsEntry("sub", "search");
    }

    @Test
    @Case({"AUT-11", "AUT-31"})
    void aPluginAsksOnBehalfOfAUser() {
        String limited = user().signLimited(USER_KEY);
        String token =
                plugin().claim("obo", limited).claim("exp", FORGE.now() + 7200).sign(CATALOG_KEY);

        BackstageCredentials<?> credentials = auth.authenticate(token);

        assertThat(credentials.principal()).isEqualTo(new UserPrincipal(USER, new ServicePrincipal("plugin:catalog")));
        assertThat(credentials.expiresAt()).isEqualTo(LATER);
        assertThat(credentials)
                .hasToString(
                        "backstageCredentials{userPrincipal{" + USER + ",actor={servicePrincipal{plugin:catalog}}}}");
        assertThat(payload(auth.getPluginRequestToken(credentials, "todo"))).containsEntry("obo", limited);
    }

    @Test
    @Case("AUT-11")
    void aFullTokenOfAUserInAPluginsTokenIsAcceptedToo() {
        String token = plugin().claim("obo", user().sign(USER_KEY)).sign(CATALOG_KEY);

        assertThat(auth.authenticate(token).principal())
                .isEqualTo(new UserPrincipal(USER, new ServicePrincipal("plugin:catalog")));
    }

    static Stream<Arguments> noUsers() {
        return Stream.of(
                argumentSet("garbage", "garbage"),
                argumentSet("a number", 7),
                argumentSet("empty", ""),
                argumentSet("false", false),
                argumentSet("a plugin's token", plugin().sign(CATALOG_KEY)));
    }

    @ParameterizedTest
    @MethodSource("noUsers")
    @Case("AUT-12")
    void whatIsNoUsersTokenMakesNobodyOfAPluginsToken(Object obo) {
        assertRefused(plugin().claim("obo", obo).sign(CATALOG_KEY), "Invalid user token in plugin token obo claim");
    }

    @Test
    @Case("AUT-12")
    void aUserThatIsNullIsNobody() {
        String token =
                plugin().claimsText(json -> json.replace("{", "{\"obo\":null,")).sign(CATALOG_KEY);

        assertRefused(token, "Invalid user token in plugin token obo claim");
    }

    @Test
    @Case("AUT-12")
    void aUsersTokenThatHasEndedEndsAPluginsToken() {
        String limited = user().claim("exp", FORGE.now()).signLimited(USER_KEY);

        assertRefused(plugin().claim("obo", limited).sign(CATALOG_KEY), FAILED_USER);
    }

    static Stream<Arguments> invalidPlugins() {
        return Stream.of(
                argumentSet("another audience", plugin().claim("aud", "other").sign(CATALOG_KEY)),
                argumentSet("no audience", plugin().withoutClaim("aud").sign(CATALOG_KEY)),
                argumentSet("expired", plugin().claim("exp", FORGE.now()).sign(CATALOG_KEY)),
                argumentSet("exp is a text", plugin().claim("exp", "9999999999").sign(CATALOG_KEY)),
                argumentSet("no exp", plugin().withoutClaim("exp").sign(CATALOG_KEY)),
                argumentSet("no iat", plugin().withoutClaim("iat").sign(CATALOG_KEY)),
                argumentSet(
                        "not valid yet", plugin().claim("nbf", FORGE.now() + 1).sign(CATALOG_KEY)),
                argumentSet(
                        "unknown demands", plugin().header("crit", List.of("x")).sign(CATALOG_KEY)),
                argumentSet("the key of users", plugin().sign(USER_KEY)),
                argumentSet("an unknown key", plugin().sign(ForgedKey.of("ES256", "a-1"))),
                argumentSet("a foreign key", plugin().sign(ForgedKey.of("ES256", CATALOG_KEY.id()))));
    }

    @ParameterizedTest
    @MethodSource("invalidPlugins")
    @Case("AUT-13")
    void aPluginsTokenThatIsNotValidIsRefusedForGood(String token) {
        assertRefused(token, FAILED_PLUGIN);
    }

    static Stream<Arguments> validPlugins() {
        return Stream.of(
                argumentSet(
                        "several audiences",
                        plugin().claim("aud", List.of("other", "search")).sign(CATALOG_KEY)),
                argumentSet(
                        "issued in the future",
                        plugin().claim("iat", 4_000_000_000L).sign(CATALOG_KEY)),
                argumentSet("no id of a key", plugin().withoutHeader("kid").sign(CATALOG_KEY)),
                argumentSet(
                        "a fraction of a second",
                        plugin().claim("exp", FORGE.now() + 0.5).sign(CATALOG_KEY)),
                argumentSet(
                        "ends in ten years",
                        plugin().claim("exp", FORGE.now() + 315_360_000L).sign(CATALOG_KEY)),
                argumentSet(
                        "more claims and headers",
                        plugin().claim("iss", "x")
                                .claim("jti", "y")
                                .header("jku", "https://evil.example")
                                .sign(CATALOG_KEY)));
    }

    @ParameterizedTest
    @MethodSource("validPlugins")
    @Case("AUT-14")
    void whatNobodyChecksOfAPluginsTokenMayBeAnything(String token) {
        assertThat(auth.authenticate(token).principal()).isEqualTo(new ServicePrincipal("plugin:catalog"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VND.BACKSTAGE.PLUGIN", "JWT", "application/vnd.backstage.plugin"})
    @Case("AUT-15")
    void theTypeOfATokenIsComparedExactly(String type) {
        assertRefused(plugin().header("typ", type).sign(CATALOG_KEY), ILLEGAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../auth", "a/b", "a b", "", "catalog%2e", "c\u0000", "plugin:catalog", "catalog\n"})
    @Case("AUT-16")
    void aSenderWhoseIdIsNoneIsNotAskedForKeys(String sender) {
        int before = FORGE.fetches();

        assertRefused(
                FORGE.plugin(sender, "search").sign(CATALOG_KEY), "Invalid plugin token: forbidden subject format");
        assertThat(FORGE.fetches()).isEqualTo(before);
    }

    @Test
    @Case("AUT-16")
    void aSenderWithoutIdHasNoKeys() {
        assertThatThrownBy(() -> auth.authenticate(plugin().withoutClaim("sub").sign(CATALOG_KEY)))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("the source 'undefined' plugin unexpectedly does not have a JWKS endpoint");
    }

    @Test
    @Case("AUT-17")
    void aSenderWithoutKeysIsNamed() {
        assertRefused(
                FORGE.plugin("ghost", "search").sign(CATALOG_KEY),
                "Received a plugin token where the source 'ghost' plugin unexpectedly does not have a JWKS endpoint."
                        + " The target plugin needs to be migrated to be installed in an app using the new backend"
                        + " system.");
    }

    @Test
    @Case("AUT-20")
    void aLegacyTokenNeedsNoEnd() {
        assertThat(auth.authenticate(legacy(UnaryOperator.identity())).principal())
                .isEqualTo(new ServicePrincipal("leg"));
        assertThat(auth.authenticate(legacy(claims -> {
                            claims.put("exp", FORGE.now() + 1);
                            return claims;
                        }))
                        .principal())
                .isEqualTo(new ServicePrincipal("leg"));
    }

    @Test
    @Case("AUT-21")
    void aLegacyTokenThatHasEndedIsRefusedAsAnyOther() {
        assertRefused(
                legacy(claims -> {
                    claims.put("exp", FORGE.now());
                    return claims;
                }),
                ILLEGAL);
    }

    @Test
    @Case("AUT-20")
    void aLegacyTokenIsForNobodyInParticular() {
        assertRefused(
                legacy(claims -> {
                    claims.put("aud", "search");
                    return claims;
                }),
                ILLEGAL);
        assertRefused(legacyWith("other".getBytes(), Map.of("sub", "backstage-server")), ILLEGAL);
        assertRefused(legacyWith("secret".getBytes(), Map.of("sub", "somebody")), ILLEGAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", ".", "..", "a.b.c", "e30.e30.", "e30.e30.AA", "\u0000"})
    @Case("AUT-08")
    void whatIsNoTokenIsRefused(String token) {
        assertRefused(token, ILLEGAL);
    }

    @Test
    @Case("AUT-08")
    void whatIsLongerThanAnyTokenIsNotLookedAt() {
        assertRefused("a".repeat(100_000), ILLEGAL);
    }

    @Test
    @Case("AUT-22")
    void aTokenOfAnotherIssuerIsAcceptedUnderItsPrefix() {
        assertThat(auth.authenticate(external().sign(EXTERNAL_KEY)).principal())
                .isEqualTo(new ServicePrincipal("external:idp:robot"));
    }

    static Stream<Arguments> invalidExternals() {
        return Stream.of(
                argumentSet(
                        "another issuer",
                        external().claim("iss", "https://other").sign(EXTERNAL_KEY)),
                argumentSet("another audience", external().claim("aud", "other").sign(EXTERNAL_KEY)),
                argumentSet("no subject", external().withoutClaim("sub").sign(EXTERNAL_KEY)),
                argumentSet("expired", external().claim("exp", FORGE.now()).sign(EXTERNAL_KEY)),
                argumentSet("another key", external().sign(ForgedKey.of("ES256", EXTERNAL_KEY.id()))));
    }

    @ParameterizedTest
    @MethodSource("invalidExternals")
    @Case("AUT-22")
    void aTokenOfAnotherIssuerHasToBeMeantForUs(String token) {
        assertRefused(token, ILLEGAL);
    }

    @Test
    @Case("AUT-23")
    void aStaticTokenIsAcceptedAsItStands() {
        assertThat(auth.authenticate("some-static-token").principal()).isEqualTo(new ServicePrincipal("ci"));
        assertRefused("some-static-toke", ILLEGAL);
        assertRefused("some-static-token ", ILLEGAL);
    }

    @Test
    @Case({"AUT-24", "AUT-32"})
    void aRestrictedServiceKnowsItsRestrictionsAndIsHandedOnWhereItHasNone() {
        BackstageCredentials<?> credentials = auth.authenticate("restricted-here");

        assertThat(credentials.principal())
                .isEqualTo(new ServicePrincipal(
                        "rs", new AccessRestrictions(List.of("a.b", "c.d"), List.of(PermissionAction.READ))));
        assertThat(credentials)
                .hasToString("backstageCredentials{servicePrincipal{rs,accessRestrictions="
                        + "t/y9c8aepJfUY9+47OH4FFLNHxqFgNrRO7Rwnf8Bj/Y}}");
        assertThat(payload(auth.getPluginRequestToken(credentials, "catalog"))).containsEntry("aud", "catalog");
        assertThatThrownBy(() -> auth.getPluginRequestToken(credentials, "search"))
                .isExactlyInstanceOf(NotAllowedException.class)
                .hasMessage("Access to target plugin 'search' is restricted and cannot be delegated");
        assertThatThrownBy(() -> auth.getPluginRequestToken(credentials, "todo"))
                .isExactlyInstanceOf(NotAllowedException.class)
                .hasMessage("Access to target plugin 'todo' is not included in token's access restrictions");
    }

    @Test
    @Case("AUT-24")
    void aServiceThatIsRestrictedToOthersIsRefused() {
        assertThatThrownBy(() -> auth.authenticate("restricted-elsewhere"))
                .isExactlyInstanceOf(NotAllowedException.class)
                .hasMessage("This token's access is restricted to plugin(s) 'catalog', 'scaffolder'");
    }

    private static TokenDraft user() {
        return FORGE.user(USER);
    }

    private static TokenDraft userWithoutProof() {
        long now = FORGE.now();
        return new TokenDraft()
                .header("typ", "vnd.backstage.user")
                .claim("sub", USER)
                .claim("iat", now)
                .claim("exp", now + 3600);
    }

    private static TokenDraft plugin() {
        return FORGE.plugin("catalog", "search");
    }

    private static TokenDraft external() {
        return new TokenDraft()
                .claim("iss", "https://idp.example")
                .claim("aud", "bs")
                .claim("sub", "robot")
                .claim("exp", FORGE.now() + 60);
    }

    private static String legacy(UnaryOperator<Map<String, Object>> change) {
        return legacyWith("secret".getBytes(), change.apply(new HashMap<>(Map.of("sub", "backstage-server"))));
    }

    private static String legacyWith(byte[] secret, Map<String, Object> claims) {
        String signed = TokenDraft.encode("{\"alg\":\"HS256\"}")
                + '.'
                + TokenDraft.encode(JSONObjectUtils.toJSONString(claims));
        return signed + '.' + TokenDraft.encode(ForgedKey.hmac(secret, signed));
    }

    private static void assertRefused(String token, String message) {
        assertThatThrownBy(() -> auth.authenticate(token))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage(message);
    }

    private static Token limited(BackstageCredentials<?> credentials) {
        return auth.getLimitedUserToken(credentials.as(UserPrincipal.class).orElseThrow());
    }

    private static Map<String, Object> payload(Token token) {
        return Jwt.read(token.reveal()).payload();
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }
}

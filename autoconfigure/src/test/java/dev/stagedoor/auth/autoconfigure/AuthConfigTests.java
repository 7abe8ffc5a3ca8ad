package dev.stagedoor.auth.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.stagedoor.PluginScope;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.auth.PluginTokenHandler;
import dev.stagedoor.auth.PluginTokenHandlerDecorator;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.Token;
import dev.stagedoor.config.Config;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@code backend.auth} says. */
class AuthConfigTests {

    private static final String ACCESS = "backend.auth.externalAccess[%d].";

    private static final String STATIC = "backend.auth.pluginKeyStore.static.keys[%d].";

    @TempDir
    private Path directory;

    @RegisterExtension
    private final AuthBackend backend = new AuthBackend();

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"})
    @Case("AUT-100")
    void keysFromFilesSignWithTheAlgorithmThatIsConfigured(String algorithm) throws Exception {
        ForgedKey key = ForgedKey.of(algorithm, "fixed");
        ForgedKey former = ForgedKey.of("ES256", "former");
        staticKey(0, key, true);
        staticKey(1, former, false);
        AuthService auth = backend.auth("search");

        String token = auth.getPluginRequestToken(auth.getOwnServiceCredentials(), "catalog")
                .reveal();

        assertThat(Jwt.read(token).header()).containsEntry("alg", algorithm).containsEntry("kid", "fixed");
        assertThat(backend.auth("catalog").authenticate(token).principal())
                .isEqualTo(new ServicePrincipal("plugin:search"));
        assertThat(auth.listPublicServiceKeys()).containsExactly(ordered(key), ordered(former));
        assertThat(backend.auth("catalog").authenticate(former(former)).principal())
                .isEqualTo(new ServicePrincipal("plugin:search"));
    }

    private static String former(ForgedKey key) {
        long now = System.currentTimeMillis() / 1000;
        return new TokenDraft()
                .header("typ", "vnd.backstage.plugin")
                .claim("sub", "search")
                .claim("aud", "catalog")
                .claim("iat", now)
                .claim("exp", now + 60)
                .sign(key);
    }

    private static Map<String, Object> ordered(ForgedKey key) {
        return key.jwk();
    }

    @Test
    @Case("AUT-101")
    void theFirstKeyNeedsItsPrivateHalf() throws Exception {
        staticKey(0, ForgedKey.of("ES256", "fixed"), false);

        assertRefused("The first key signs, and needs a private key in privateKeyFile");
    }

    @Test
    @Case("AUT-101")
    void keysThatDoNotBelongTogetherAreRefused() throws Exception {
        staticKey(0, ForgedKey.of("ES256", "fixed"), true);
        write("private0.pem", "PRIVATE KEY", ForgedKey.of("ES256").privateKey().getEncoded());

        assertRefused("does not belong to the public one");
    }

    @Test
    @Case("AUT-101")
    void filesThatAreMissingAreNamed() {
        backend.property("backend.auth.pluginKeyStore.type", "static")
                .property(STATIC.formatted(0) + "keyId", "one")
                .property(STATIC.formatted(0) + "publicKeyFile", "/no/such/file.pem")
                .property(STATIC.formatted(0) + "privateKeyFile", "/no/such/file.pem");

        assertRefused("The file '/no/such/file.pem' cannot be read");
    }

    @Test
    @Case("AUT-101")
    void thereIsNoOtherKindOfStore() {
        backend.property("backend.auth.pluginKeyStore.type", "redis");

        assertRefused("Unsupported config value backend.auth.pluginKeyStore.type 'redis'; expected one of"
                + " 'database', 'static'");
    }

    @Test
    @Case("AUT-102")
    void everythingThatIsWrongWithExternalAccessIsToldAtOnce() {
        access(0, "static", Map.of("token", "short", "subject", "s"));
        access(1, "static", Map.of("token", "with space", "subject", "s"));
        access(2, "static", Map.of("token", "long-enough", "subject", "s p"));
        access(3, "legacy", Map.of("secret", "?", "subject", "s"));
        access(4, "nothing", Map.of("a", "b"));
        access(5, "jwks", Map.of("url", "nowhere", "algorithm", "ES256"));
        access(6, "jwks", Map.of("url", "http://idp.example/keys", "algorithm", "HS256"));
        access(7, "static", Map.of("token", "long-enough", "subject", "s"));
        backend.property(ACCESS.formatted(7) + "accessRestrictions[0].plugin", "a")
                .property(ACCESS.formatted(7) + "accessRestrictions[0].permissionAttribute.action", "read,fly");
        access(8, "static", Map.of("token", "long-enough", "subject", "s"));
        backend.property(ACCESS.formatted(8) + "accessRestrictions[0].plugin", "a")
                .property(ACCESS.formatted(8) + "accessRestrictions[1].plugin", "a");
        access(9, "static", Map.of("token", "long-enough", "subject", "s"));
        backend.property(ACCESS.formatted(9) + "accessRestrictions[0].plugin", "a")
                .property(ACCESS.formatted(9) + "accessRestrictions[0].colour", "red");

        assertThatThrownBy(backend::context)
                .hasStackTraceContaining("Illegal token, must be at least 8 characters length")
                .hasStackTraceContaining("Illegal token, must be a set of non-space characters")
                .hasStackTraceContaining("Illegal subject, must be a set of non-space characters")
                .hasStackTraceContaining("Illegal secret, must be a valid base64 string")
                .hasStackTraceContaining("Unknown type 'nothing' in backend.auth.externalAccess, expected one of"
                        + " 'static', 'legacy', 'jwks'")
                .hasStackTraceContaining("Illegal URL")
                .hasStackTraceContaining("The algorithm 'HS256' is not one that a published key verifies")
                .hasStackTraceContaining("Invalid value 'fly' at 'action' in 'permissionAttributes' config")
                .hasStackTraceContaining("Attempted to declare 'accessRestrictions' twice for plugin 'a'")
                .hasStackTraceContaining("Invalid key 'colour' in 'accessRestrictions' config");
    }

    @Test
    @Case("AUT-103")
    void theKeysOfOldStillWork() {
        byte[] secret = "old-secret".getBytes(StandardCharsets.UTF_8);
        backend.property("backend.auth.keys[0].secret", Base64.getEncoder().encodeToString(secret));
        String signed = TokenDraft.encode("{\"alg\":\"HS256\"}")
                + '.'
                + TokenDraft.encode(JSONObjectUtils.toJSONString(Map.of("sub", "backstage-server")));

        assertThat(backend.auth("search")
                        .authenticate(signed + '.' + TokenDraft.encode(ForgedKey.hmac(secret, signed)))
                        .principal())
                .isEqualTo(new ServicePrincipal("external:backstage-plugin"));
    }

    @Test
    @Case("AUT-104")
    void theApplicationAddsKindsOfToken() {
        access(0, "badge", Map.of("colour", "red"));

        AuthService auth = backend.with(Badges.class).auth("search");

        assertThat(auth.authenticate("red-7").principal()).isEqualTo(new ServicePrincipal("badge:red-7"));
        assertThatThrownBy(() -> auth.authenticate("blue-7"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("Illegal token");
    }

    @Test
    @Case("AUT-104")
    void aKindThatThereIsAlreadyIsRefused() {
        backend.with(OwnStatic.class);

        assertThatThrownBy(() -> backend.auth("search"))
                .hasStackTraceContaining("Duplicate external token handler type 'static'");
    }

    @Test
    @Case("AUT-105")
    void theHandlerOfPluginTokensMayBeWrapped() {
        AuthService auth = backend.with(Decorated.class).auth("search");

        assertThat(auth.authenticate("opened by hand").principal()).isEqualTo(new ServicePrincipal("plugin:hand"));
        assertThat(auth.getPluginRequestToken(auth.getOwnServiceCredentials(), "catalog")
                        .reveal())
                .isEqualTo("search asks catalog");
    }

    @Test
    @Case("AUT-33")
    void nobodyGetsNoTokenUnlessThePolicyIsDisabled() {
        AuthService auth = backend.auth("search");

        assertThatThrownBy(() -> auth.getPluginRequestToken(auth.getNoneCredentials(), "catalog"))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage("Refused to issue service token for credential type 'none'");
    }

    @Test
    @Case("AUT-33")
    void nobodyGetsAnEmptyTokenWhereThePolicyIsDisabled() {
        AuthService auth = backend.property("backend.auth.dangerouslyDisableDefaultAuthPolicy", true)
                .auth("search");

        assertThat(auth.getPluginRequestToken(auth.getNoneCredentials(), "catalog")
                        .reveal())
                .isEmpty();
    }

    @Test
    @Case("AUT-106")
    void theKeyThatSignsIsShown() {
        PluginDetails details = backend.context().getBean(AuthDetails.class);
        assertThat(details.of("search")).isNull();

        AuthService auth = backend.auth("search");
        assertThat(details.of("search")).isEqualTo(Map.of("keyStore", "database"));
        String token = auth.getPluginRequestToken(auth.getOwnServiceCredentials(), "catalog")
                .reveal();

        assertThat(details.of("search"))
                .isEqualTo(Map.of(
                        "keyStore", "database", "key", Jwt.read(token).header().get("kid")));
    }

    @Test
    @Case("AUT-107")
    void withoutADatabaseKeysAreInMemory() {
        backend.property(
                "spring.autoconfigure.exclude",
                "dev.stagedoor.database.autoconfigure.DatabaseServiceAutoConfiguration,"
                        + "dev.stagedoor.database.autoconfigure.DatabaseMetersAutoConfiguration,"
                        + "dev.stagedoor.database.autoconfigure.DatabaseTransactionAutoConfiguration,"
                        + "dev.stagedoor.scheduler.autoconfigure.GlobalTasksAutoConfiguration");

        AuthService auth = backend.auth("search");

        assertThat(backend.context().getBean(AuthDetails.class).of("search")).isEqualTo(Map.of("keyStore", "memory"));
        assertThat(auth.getPluginRequestToken(auth.getOwnServiceCredentials(), "catalog")
                        .reveal())
                .isNotEmpty();
        assertThat(auth.listPublicServiceKeys()).hasSize(1);
    }

    @Test
    @Case("AUT-108")
    void theClocksOfTheApplicationAreForItself() {
        AuthService auth = backend.with(OwnClocks.class).auth("search");

        assertThat(auth.getPluginRequestToken(auth.getOwnServiceCredentials(), "catalog")
                        .expiresAt())
                .isAfter(Instant.now());
        assertThat(backend.context().getBeanProvider(Clock.class).getObject().instant())
                .isEqualTo(Instant.EPOCH);
    }

    private void staticKey(int at, ForgedKey key, boolean isPrivate) throws IOException {
        backend.property("backend.auth.pluginKeyStore.type", "static")
                .property(STATIC.formatted(at) + "keyId", key.id())
                .property(STATIC.formatted(at) + "algorithm", key.algorithm())
                .property(
                        STATIC.formatted(at) + "publicKeyFile",
                        write(
                                "public" + at + ".pem",
                                "PUBLIC KEY",
                                key.publicKey().getEncoded()));
        if (isPrivate) {
            backend.property(
                    STATIC.formatted(at) + "privateKeyFile",
                    write(
                            "private" + at + ".pem",
                            "PRIVATE KEY",
                            key.privateKey().getEncoded()));
        }
    }

    private String write(String name, String label, byte[] encoded) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                        + label + "-----\n");
        return file.toString();
    }

    private void access(int at, String type, Map<String, String> options) {
        backend.property(ACCESS.formatted(at) + "type", type);
        options.forEach((key, value) -> backend.property(ACCESS.formatted(at) + "options." + key, value));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(backend::context).hasStackTraceContaining(message);
    }

    /** Tokens of a kind that an application has of its own. */
    @Configuration(proxyBeanMethods = false)
    static class Badges {

        @Bean
        ExternalTokenHandler badges() {
            return new ExternalTokenHandler() {

                @Override
                public String type() {
                    return "badge";
                }

                @Override
                public Entry initialize(Config options) {
                    String colour = options.getString("colour");
                    return token -> token.startsWith(colour) ? "badge:" + token : null;
                }
            };
        }
    }

    /** An application whose time stands still. */
    @Configuration(proxyBeanMethods = false)
    static class OwnClocks {

        @Bean
        @Primary
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }

        @Bean
        InstantSource time() {
            return InstantSource.fixed(Instant.EPOCH);
        }
    }

    /** A kind of token with a name that is taken. */
    @Configuration(proxyBeanMethods = false)
    static class OwnStatic {

        @Bean
        ExternalTokenHandler own() {
            return new StaticTokens();
        }
    }

    /** An application where plugins prove themselves in another way. */
    @Configuration(proxyBeanMethods = false)
    static class Decorated {

        @Bean
        @PluginScope
        PluginTokenHandlerDecorator decorator() {
            return handler -> new PluginTokenHandler() {

                @Override
                public Verified verifyToken(String token) {
                    return token.equals("opened by hand")
                            ? new Verified("plugin:hand", null)
                            : handler.verifyToken(token);
                }

                @Override
                public Token issueToken(String pluginId, String targetPluginId, Token limitedUserToken) {
                    return Token.of(pluginId + " asks " + targetPluginId, null);
                }
            };
        }
    }
}

package dev.stagedoor.auth.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** Which published keys verify which tokens, and how they are fetched. */
class PublishedKeyTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

    private static final String FAILED = "Failed plugin token verification";

    private static final String NO_KEYS = "unexpectedly does not have a JWKS endpoint";

    private static final AtomicInteger SENDERS = new AtomicInteger();

    private static final TokenForge FORGE = new TokenForge().clock(() -> NOW);

    private static final AuthBackend BACKEND = new AuthBackend().at(NOW);

    private static AuthService auth;

    /** A plugin that nobody has heard of before. */
    private final String sender = "sender" + SENDERS.incrementAndGet();

    @BeforeAll
    static void start() {
        auth = BACKEND.properties(FORGE.properties("*")).auth("search");
    }

    @AfterAll
    static void stop() {
        BACKEND.close();
        FORGE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"})
    @Case("AUT-70")
    void everyAsymmetricAlgorithmIsAccepted(String algorithm) {
        ForgedKey key = ForgedKey.of(algorithm);
        FORGE.publishPlugin(sender, key);

        assertAccepted(token().sign(key));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                argumentSet("without alg", Map.of(), "alg"),
                argumentSet("with use", Map.of("use", "sig"), "none"),
                argumentSet("with key_ops", Map.of("key_ops", List.of("verify")), "none"),
                argumentSet("with ext", Map.of("ext", true), "none"),
                argumentSet("with unknown members", Map.of("new", Map.of("a", 1), "x5c", List.of("?")), "none"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    @Case("AUT-71")
    void aKeyMayBePublishedInSeveralForms(Map<String, Object> more, String without) {
        ForgedKey key = ForgedKey.of("ES256");
        publish(jwk(key, more, without));

        assertAccepted(token().sign(key));
    }

    static Stream<Arguments> unfitForms() {
        return Stream.of(
                argumentSet("to encrypt", Map.of("use", "enc"), "none"),
                argumentSet("to sign", Map.of("key_ops", List.of("sign")), "none"),
                argumentSet("of another algorithm", Map.of("alg", "ES384"), "none"),
                argumentSet("of another id", Map.of("kid", "other"), "none"),
                argumentSet("without id", Map.of(), "kid"));
    }

    @ParameterizedTest
    @MethodSource("unfitForms")
    @Case("AUT-71")
    void aKeyThatIsForSomethingElseIsNotUsed(Map<String, Object> more, String without) {
        ForgedKey key = ForgedKey.of("ES256");
        publish(jwk(key, more, without));

        assertRefused(token().sign(key), FAILED);
    }

    @Test
    @Case("AUT-72")
    void aTokenThatNamesNoKeyFitsOneKeyAlone() {
        ForgedKey one = ForgedKey.of("ES256");
        FORGE.publishPlugin(sender, one, ForgedKey.of("RS256"));
        assertAccepted(token().withoutHeader("kid").sign(one));

        String other = "sender" + SENDERS.incrementAndGet();
        FORGE.publishPlugin(other, one, ForgedKey.of("ES256"));
        assertRefused(FORGE.plugin(other, "search").withoutHeader("kid").sign(one), FAILED);
    }

    @Test
    @Case("AUT-73")
    void aSignatureInJavasEncodingIsNone() throws Exception {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.publishPlugin(sender, key);
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(key.privateKey());
        String signed = token().signedBy(key);
        der.update(signed.getBytes(StandardCharsets.US_ASCII));

        assertRefused(signed + '.' + TokenDraft.encode(der.sign()), FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "HS256", "HS512", "ES256K", "RS1", ""})
    @Case("AUT-74")
    void noOtherAlgorithmIsAccepted(String algorithm) {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.publishPlugin(sender, key);

        String signed = token().header("alg", algorithm).signedBy(key);
        assertRefused(signed + '.', FAILED);
        assertRefused(
                signed + '.' + TokenDraft.encode(ForgedKey.hmac(key.publicKey().getEncoded(), signed)), FAILED);
        assertRefused(token().header("alg", algorithm).sign(key), FAILED);
    }

    @Test
    @Case("AUT-75")
    void nothingIsToldTwice() {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.publishPlugin(sender, key);

        assertRefused(
                token().claimsText(json -> json.replace("{\"sub\"", "{\"aud\":\"other\",\"sub\""))
                        .sign(key),
                FAILED);
        assertRefused(
                token().headerText(json -> json.replace("{\"typ\"", "{\"typ\":\"vnd.backstage.plugin\",\"typ\""))
                        .sign(key),
                "Illegal token");
    }

    @Test
    @Case("AUT-75")
    void aTokenHasOneSpelling() {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.publishPlugin(sender, key);
        String token = token().sign(key);

        assertAccepted(token);
        assertRefused(token + "=", FAILED);
        assertRefused(token + "\n", FAILED);
        assertRefused(token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1), FAILED);
        assertRefused(token + ".", FAILED);
    }

    @Test
    @Case("AUT-17")
    void aSenderWhoseKeysAreThereAgainIsAcceptedAtOnce() {
        ForgedKey key = ForgedKey.of("ES256");
        assertRefused(token().sign(key), NO_KEYS);
        FORGE.answer("/api/" + sender + TokenForge.PLUGIN_KEYS, 500, "text/plain", "broken");
        BACKEND.at(BACKEND.instant().plusSeconds(1));
        assertRefused(token().sign(key), NO_KEYS);

        FORGE.publishPlugin(sender, key);
        BACKEND.at(BACKEND.instant().plusSeconds(1));
        assertAccepted(token().sign(key));
    }

    @Test
    @Case("AUT-18")
    void aRedirectIsNotFollowed() {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.publish("/elsewhere", key);
        FORGE.answer("/api/" + sender + TokenForge.PLUGIN_KEYS, 302, "text/plain", FORGE.origin() + "/elsewhere");

        assertRefused(token().sign(key), FAILED);
        assertThat(FORGE.fetches("/elsewhere")).isZero();
    }

    @Test
    @Case("AUT-18")
    void anAnswerThatIsTooLateIsNotWaitedFor() {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.publishPlugin(sender, key);
        FORGE.answer(
                "/api/" + sender + TokenForge.PLUGIN_KEYS,
                200,
                "application/json",
                "{\"keys\":[]}",
                Duration.ofSeconds(30));

        long begin = System.nanoTime();
        assertRefused(token().sign(key), FAILED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @Case("AUT-18")
    void anAnswerThatIsTooLongIsNotRead() {
        ForgedKey key = ForgedKey.of("ES256");
        FORGE.answer(
                "/api/" + sender + TokenForge.PLUGIN_KEYS,
                200,
                "application/json",
                "{\"keys\":[]" + " ".repeat(2_000_000) + "}");

        assertRefused(token().sign(key), NO_KEYS);
    }

    @Test
    @Case("AUT-19")
    void theTypeOfTheContentDoesNotMatter() {
        ForgedKey key = ForgedKey.of("ES256");
        publish(key.jwk());
        FORGE.answer(
                "/api/" + sender + TokenForge.PLUGIN_KEYS,
                200,
                "text/plain",
                JSONObjectUtils.toJSONString(Map.of("keys", List.of(key.jwk()))));

        assertAccepted(token().sign(key));
        assertAccepted(token().sign(key));
        assertThat(FORGE.fetchesOfPlugin(sender)).isEqualTo(1);
        assertThat(FORGE.headers("/api/" + sender + TokenForge.PLUGIN_KEYS)).doesNotContain("authorization", "upgrade");
    }

    private TokenDraft token() {
        return FORGE.plugin(sender, "search");
    }

    private void publish(Map<String, Object> jwk) {
        FORGE.publish("/api/" + sender + TokenForge.PLUGIN_KEYS, List.of(jwk));
    }

    private static Map<String, Object> jwk(ForgedKey key, Map<String, Object> more, String without) {
        Map<String, Object> jwk = new TreeMap<>(key.jwk());
        jwk.putAll(more);
        jwk.remove(without);
        return jwk;
    }

    private void assertAccepted(String token) {
        assertThat(auth.authenticate(token).principal()).isEqualTo(new ServicePrincipal("plugin:" + sender));
    }

    private static void assertRefused(String token, String message) {
        assertThatThrownBy(() -> auth.authenticate(token))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining(message);
    }
}

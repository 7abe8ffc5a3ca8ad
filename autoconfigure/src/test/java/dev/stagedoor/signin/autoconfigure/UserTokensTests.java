package dev.stagedoor.signin.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.signin.autoconfigure.AuthSettings.KeyStoreProvider;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UserTokensTests {

    private static final String KEY_ID = "5c5cf9d1-5d0c-4b1a-9a39-2f6f2b6a6e11";

    /** What Backstage's own code issued, signed with a key of which this is the public half. */
    private static final ECKey RECORDED_KEY = new ECKey.Builder(
                    Curve.P_256,
                    new Base64URL("5M0Hv2UUNEu5mRrSISEyESDaMARBRaAInnTXWmITtAY"),
                    new Base64URL("bg0Y9dYwxcx7bgIJYGHlZLoiBln0T-M8cpB3_jYXpC8"))
            .build();

    private static final String RECORDED_HEADER =
            "{\"typ\":\"vnd.backstage.user\",\"alg\":\"ES256\",\"kid\":\"" + KEY_ID + "\"}";

    private static final Instant RECORDED_AT = Instant.ofEpochSecond(1795716558);

    private static final SignInResult GUEST =
            new SignInResult("user:default/guest", List.of("user:default/guest", "group:default/guests"));

    private static final SignInResult ODD =
            SignInResult.of("user:default/j\u00f6rg\"q\"\\\u0001\u001f\u2028\ud83d\ude00<a>");

    private final ECKey pair = pair();

    private final AuthTables tables = AuthTables.open(database());

    private static ECKey pair() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(KEY_ID).generate();
        } catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static DatabaseService database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return DatabaseService.of(source, "auth");
    }

    private UserTokens tokens(boolean omitsOwnership) {
        return tokens(omitsOwnership, new SigningKey(pair, SigningAlgorithm.ES256), () -> RECORDED_AT.plusMillis(999));
    }

    private UserTokens tokens(boolean omitsOwnership, SigningKey key, InstantSource clock) {
        AuthSettings settings = new AuthSettings(
                Duration.ofHours(1), SigningAlgorithm.ES256, omitsOwnership, KeyStoreProvider.MEMORY, List.of(), null);
        return new UserTokens(
                new StaticKeys(List.of(key)),
                new UserInfoTable(tables.jdbc()),
                () -> "http://localhost:7007/api/auth",
                settings,
                clock,
                entry -> {});
    }

    private static String part(String token, int at) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[at]), StandardCharsets.UTF_8);
    }

    private static String proof(String token) throws ParseException {
        return String.valueOf(JWSObject.parse(token).getPayload().toJSONObject().get("uip"));
    }

    private static String encode(String json) {
        return Base64URL.encode(json).toString();
    }

    private static String limited(String subject) {
        return encode("{\"typ\":\"vnd.backstage.limited-user\",\"alg\":\"ES256\",\"kid\":\"" + KEY_ID + "\"}")
                + '.'
                + encode("{\"sub\":" + JsonText.quote(subject) + ",\"iat\":1795716558,\"exp\":1795720158}");
    }

    private static boolean verifies(ECKey key, String signed, String signature) throws JOSEException {
        return new ECDSAVerifier(key)
                .verify(
                        new JWSHeader(SigningAlgorithm.ES256.jws()),
                        signed.getBytes(StandardCharsets.US_ASCII),
                        new Base64URL(signature));
    }

    @Case("SGN-01")
    @Test
    void aTokenIsToTheByteWhatBackstageIssues() throws Exception {
        String token = tokens(true).issue(GUEST).token().reveal();
        assertThat(part(token, 0)).isEqualTo(RECORDED_HEADER);
        assertThat(part(token, 1))
                .isEqualTo("{\"iss\":\"http://localhost:7007/api/auth\",\"sub\":\"user:default/guest\","
                        + "\"aud\":\"backstage\",\"iat\":1795716558,\"exp\":1795720158,\"uip\":\"" + proof(token)
                        + "\"}");
        assertThat(verifies(pair, token.substring(0, token.lastIndexOf('.')), token.split("\\.")[2]))
                .isTrue();
    }

    @Case("SGN-01")
    @Test
    void aTokenOfAnOddNameIsToTheByteWhatBackstageIssues() throws Exception {
        String token = tokens(true).issue(ODD).token().reveal();
        assertThat(part(token, 1))
                .isEqualTo("{\"iss\":\"http://localhost:7007/api/auth\","
                        + "\"sub\":\"user:default/j\u00f6rg\\\"q\\\"\\\\\\u0001\\u001f\u2028\ud83d\ude00<a>\","
                        + "\"aud\":\"backstage\",\"iat\":1795716558,\"exp\":1795720158,\"uip\":\"" + proof(token)
                        + "\"}");
    }

    @Case("SGN-02")
    @Test
    void theProofIsTheSignatureOfTheLimitedToken() throws Exception {
        String token = tokens(true).issue(ODD).token().reveal();
        assertThat(verifies(pair, limited(ODD.userEntityRef()), proof(token))).isTrue();
    }

    /** The proofs are those that Backstage's own code made. */
    @Case("SGN-02")
    @ParameterizedTest
    @CsvSource({
        "guest, qitkUS7BYxJ_ofyzCdISnEpfdPsMm1M-Cg8a2EuHF16EUvkJEkrrWWINGjZlEnkOt5HA0FOaAFApp1HbdJ0_fg",
        "odd, oFx3F_mXW6HIjDJGKGZYmBgVmf2dCBWEJMdMlndUYlwH9hxwg2RYV2CJkAYbxohVThoeFJKVpXcmIl14HU-EoQ"
    })
    void theLimitedTokenIsToTheByteThatOfBackstage(String user, String recordedProof) throws Exception {
        String subject = (user.equals("guest") ? GUEST : ODD).userEntityRef();
        assertThat(verifies(RECORDED_KEY, limited(subject), recordedProof)).isTrue();
    }

    @Case("SGN-03")
    @Test
    void ownershipIsInTheTokenOnlyIfThatIsWanted() {
        assertThat(part(tokens(true).issue(GUEST).token().reveal(), 1)).doesNotContain("ent", "guests");
        assertThat(part(tokens(false).issue(GUEST).token().reveal(), 1))
                .contains("\"ent\":[\"user:default/guest\",\"group:default/guests\"],\"aud\"");
    }

    @Test
    void ownershipIsRememberedForThoseWhoAsk() {
        tokens(true).issue(SignInResult.of("user:default/guest"));
        tokens(true).issue(GUEST);
        assertThat(new UserInfoTable(tables.jdbc()).find("user:default/guest"))
                .hasValue("{\"claims\":{\"sub\":\"user:default/guest\","
                        + "\"ent\":[\"user:default/guest\",\"group:default/guests\"]}}");
    }

    @Case("SGN-04")
    @Test
    void aTokenThatOthersWouldRefuseForItsLengthIsNotIssued() {
        SignInResult user = new SignInResult(
                "user:default/guest",
                IntStream.range(0, 2000)
                        .mapToObj(number -> "group:default/g" + number)
                        .toList());
        assertThatThrownBy(() -> tokens(false).issue(user))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("longer than 32768 characters")
                .hasMessageContaining("2000 ownership claims")
                .hasMessageNotContaining("eyJ");
        assertThat(new UserInfoTable(tables.jdbc()).find("user:default/guest")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void everyAlgorithmSigns(SigningAlgorithm algorithm) throws Exception {
        JWK key = algorithm.generate("one");
        String token = tokens(true, new SigningKey(key, algorithm), InstantSource.system())
                .issue(GUEST)
                .token()
                .reveal();
        JWSObject parsed = JWSObject.parse(token);
        assertThat(parsed.getHeader().getAlgorithm()).isEqualTo(algorithm.jws());
        assertThat(parsed.verify(new DefaultJWSVerifierFactory().createJWSVerifier(parsed.getHeader(), publicKey(key))))
                .isTrue();
    }

    private static Key publicKey(JWK key) throws JOSEException {
        return key instanceof ECKey elliptic
                ? elliptic.toPublicKey()
                : key.toRSAKey().toPublicKey();
    }

    @Case("SGN-20")
    @Test
    void nothingThatHoldsATokenShowsIt() {
        IssuedToken issued = tokens(true).issue(GUEST);
        assertThat(issued.toString()).doesNotContain("eyJ").contains("user:default/guest");
    }
}

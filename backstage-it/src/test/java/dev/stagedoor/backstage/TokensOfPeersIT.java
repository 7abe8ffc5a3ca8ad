package dev.stagedoor.backstage;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stagedoor.backstage.Peer.Reply;
import dev.stagedoor.backstage.Signer.Algorithm;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens of plugins that both backends know, honest ones and others: what Backstage says to them, and what we say. */
@BesideBackstage
class TokensOfPeersIT {

    private static final String PLUGIN = "vnd.backstage.plugin";

    private static final Signer KEY = Signer.of(Algorithm.ES256);

    private static final Signer OTHER_KEY = Signer.of(Algorithm.ES256);

    private static final long HOUR = 3600;

    private final Deployment deployment;

    TokensOfPeersIT(Deployment deployment) {
        this.deployment = deployment;
        Peer peer = deployment.peer();
        peer.publish("peer", KEY.key());
        peer.publish("peer-two", KEY.key(), OTHER_KEY.key());
        peer.publish("peer-without-alg", KEY.key(""));
        peer.publish("peer-for-signatures", KEY.key(",'alg':'ES256','use':'sig'"));
        peer.publish("peer-to-verify", KEY.key(",'alg':'ES256','key_ops':['verify'],'ext':true,'unknown':[1]"));
        peer.publish("peer-for-encryption", KEY.key(",'alg':'ES256','use':'enc'"));
        peer.publish("peer-to-sign", KEY.key(",'alg':'ES256','key_ops':['sign']"));
        peer.reply("peer-of-text", new Reply(200, "text/plain", "{\"keys\":[" + KEY.key() + "]}"));
        peer.reply("peer-in-trouble", new Reply(500, "text/plain", "oops"));
        peer.reply("peer-elsewhere", new Reply(302, "text/plain", "/api/peer/.backstage/auth/v1/jwks.json"));
    }

    static Stream<Variation> accepted() {
        return Stream.of(
                token("as Backstage writes it", plain()),
                token(
                        "claims and headers that nobody knows",
                        audience -> KEY.sign(
                                "{'jku':'http://127.0.0.1:1/','cty':'x',"
                                        + KEY.header(PLUGIN).substring(1),
                                claims("peer", audience, ",'iss':'somebody','jti':'1'"))),
                token(
                        "a list of audiences",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN),
                                "{'sub':'peer','aud':['other','" + audience + "'],'iat':" + now() + ",'exp':"
                                        + (now() + HOUR) + "}")),
                token(
                        "no id of a key, where there is one key",
                        audience -> KEY.sign("{'typ':'" + PLUGIN + "','alg':'ES256'}", claims("peer", audience, ""))),
                token(
                        "issued in an hour",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN), claims("peer", audience, now() + HOUR, now() + 2 * HOUR, ""))),
                token(
                        "ten years",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN), claims("peer", audience, now(), now() + 87_600 * HOUR, ""))),
                token(
                        "a fraction of a second",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN),
                                "{'sub':'peer','aud':'" + audience + "','iat':" + now() + ".25,'exp':" + (now() + HOUR)
                                        + ".75}")),
                signedWith("ES384", Signer.of(Algorithm.ES384)),
                signedWith("RS256", Signer.of(Algorithm.RS256)),
                signedWith("PS256", Signer.of(Algorithm.PS256)),
                signedWith("EdDSA", Signer.of(Algorithm.EdDSA)),
                from("peer-two"),
                from("peer-without-alg"),
                from("peer-for-signatures"),
                from("peer-to-verify"),
                from("peer-of-text"));
    }

    static Stream<Variation> refused() {
        return Stream.of(
                from("peer-for-encryption"),
                from("peer-to-sign"),
                from("peer-in-trouble"),
                from("peer-elsewhere"),
                from("peer-nobody-knows"),
                token(
                        "a subject that is no id",
                        audience -> KEY.sign(KEY.header(PLUGIN), claims("../peer", audience, ""))),
                token(
                        "no subject",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN),
                                "{'aud':'" + audience + "','iat':" + now() + ",'exp':" + (now() + HOUR) + "}")),
                token("another audience", audience -> KEY.sign(KEY.header(PLUGIN), claims("peer", "other", ""))),
                token(
                        "no audience",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN), "{'sub':'peer','iat':" + now() + ",'exp':" + (now() + HOUR) + "}")),
                token(
                        "no time of issue",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN),
                                "{'sub':'peer','aud':'" + audience + "','exp':" + (now() + HOUR) + "}")),
                token(
                        "no end",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN), "{'sub':'peer','aud':'" + audience + "','iat':" + now() + "}")),
                token(
                        "an end that is a text",
                        audience -> KEY.sign(
                                KEY.header(PLUGIN),
                                "{'sub':'peer','aud':'" + audience + "','iat':" + now() + ",'exp':'" + (now() + HOUR)
                                        + "'}")),
                token(
                        "an end of a second ago",
                        audience ->
                                KEY.sign(KEY.header(PLUGIN), claims("peer", audience, now() - HOUR, now() - 1, ""))),
                token(
                        "a beginning that is yet to come",
                        audience -> KEY.sign(KEY.header(PLUGIN), claims("peer", audience, ",'nbf':" + (now() + HOUR)))),
                token(
                        "a critical header that nobody knows",
                        audience -> KEY.sign(
                                "{'crit':['x'],'x':1," + KEY.header(PLUGIN).substring(1),
                                claims("peer", audience, ""))),
                token(
                        "no type",
                        audience ->
                                KEY.sign("{'alg':'ES256','kid':'" + KEY.keyId() + "'}", claims("peer", audience, ""))),
                typed("JWT"),
                typed("VND.BACKSTAGE.PLUGIN"),
                typed("application/vnd.backstage.plugin"),
                token(
                        "no id of a key, where there are two keys",
                        audience ->
                                KEY.sign("{'typ':'" + PLUGIN + "','alg':'ES256'}", claims("peer-two", audience, ""))),
                token(
                        "the key of somebody else",
                        audience -> OTHER_KEY.sign(KEY.header(PLUGIN), claims("peer", audience, ""))),
                token(
                        "the name of somebody else",
                        audience -> OTHER_KEY.sign(OTHER_KEY.header(PLUGIN), claims("peer", audience, ""))),
                token(
                        "a signature as Java writes it by itself",
                        audience -> KEY.signInDer(KEY.header(PLUGIN), claims("peer", audience, ""))));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    @Case("BSN-01")
    void whatBackstageAcceptsIsAccepted(Variation variation) {
        publish(variation);
        Exchange backstages = exchangeWithNode(variation.token.apply("echo"));
        assertThat(backstages.status()).as("%s", backstages).isEqualTo(200);
        assertThat(exchangeWithJava(variation.token.apply("javademo"))).isEqualTo(backstages);
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Case("BSN-02")
    void whatBackstageRefusesIsRefusedInTheSameWords(Variation variation) {
        publish(variation);
        Exchange backstages = exchangeWithNode(variation.token.apply("echo"));
        assertThat(backstages.status()).as("%s", backstages).isEqualTo(401);
        assertThat(exchangeWithJava(variation.token.apply("javademo"))).isEqualTo(backstages);
    }

    private void publish(Variation variation) {
        if (variation.key != null) {
            deployment.peer().publish(variation.source, variation.key.key());
        }
    }

    private Exchange exchangeWithNode(String token) {
        return Exchange.of(deployment.node().with(token).get("/echo/whoami"));
    }

    private Exchange exchangeWithJava(String token) {
        return Exchange.of(deployment.java().with(token).get("/javademo/whoami"));
    }

    private static Function<String, String> plain() {
        return audience -> KEY.sign(KEY.header(PLUGIN), claims("peer", audience, ""));
    }

    private static Variation token(String name, Function<String, String> token) {
        return new Variation(name, token, "peer", null);
    }

    private static Variation from(String source) {
        return token("from " + source, audience -> KEY.sign(KEY.header(PLUGIN), claims(source, audience, "")));
    }

    private static Variation typed(String type) {
        return token("the type " + type, audience -> KEY.sign(KEY.header(type), claims("peer", audience, "")));
    }

    private static Variation signedWith(String algorithm, Signer key) {
        String source = "peer-" + algorithm;
        return new Variation(
                "signed with " + algorithm,
                audience -> key.sign(key.header(PLUGIN), claims(source, audience, "")),
                source,
                key);
    }

    private static String claims(String subject, String audience, String more) {
        return claims(subject, audience, now(), now() + HOUR, more);
    }

    private static String claims(String subject, String audience, long issued, long end, String more) {
        return "{'sub':'" + subject + "','aud':'" + audience + "','iat':" + issued + ",'exp':" + end + more + "}";
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    /**
     * A token that is written for an audience.
     *
     * @param name what is special about it
     * @param token makes it
     * @param source whose it is
     * @param key the key that its source publishes, or {@code null} for the usual one
     */
    @SuppressWarnings("NullAway")
    record Variation(String name, Function<String, String> token, String source, Signer key) {

        @Override
        public String toString() {
            return name;
        }
    }
}

package dev.stagedoor.backstage;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.backstage.Signer.Algorithm;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What a plugin's token says of the user for whom it asks: what Backstage makes of it, and what we make. */
@BesideBackstage
class DelegationIT {

    private static final Signer KEY = Signer.of(Algorithm.ES256);

    private final Deployment deployment;

    DelegationIT(Deployment deployment) {
        this.deployment = deployment;
    }

    static Stream<OnBehalfOf> accepted() {
        return Stream.of(
                new OnBehalfOf("a limited token", guest -> quoted(limited(guest))),
                new OnBehalfOf("a full token", DelegationIT::quoted));
    }

    static Stream<OnBehalfOf> refused() {
        return Stream.of(
                new OnBehalfOf("no token", guest -> quoted("garbage")),
                new OnBehalfOf("a number", guest -> "5"),
                new OnBehalfOf("a limited token that was changed", guest -> {
                    String limited = limited(guest);
                    return quoted(limited.substring(0, limited.length() - 4) + "AAAA");
                }),
                new OnBehalfOf(
                        "a limited token without its proof",
                        guest -> quoted(limited(guest).replaceAll("[^.]*$", ""))),
                new OnBehalfOf("the token of a plugin", guest -> quoted(token("auth", "'x'"))));
    }

    @BeforeEach
    void publishKey() {
        deployment.peer().publish("peer-with-users", KEY.key());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    @Case("BSN-05")
    void theUserIsAcceptedAsBackstageDoes(OnBehalfOf user) {
        String obo = user.onBehalfOf.apply(deployment.guest());
        Exchange backstages = exchangeWithNode(obo);
        assertThat(backstages.body()).contains("user:default/guest", "plugin:peer-with-users");
        assertThat(exchangeWithJava(obo)).isEqualTo(backstages);
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Case("BSN-02")
    void whatIsNoTokenOfAUserIsRefusedInTheSameWords(OnBehalfOf user) {
        String obo = user.onBehalfOf.apply(deployment.guest());
        Exchange backstages = exchangeWithNode(obo);
        assertThat(backstages.status()).as("%s", backstages).isEqualTo(401);
        assertThat(exchangeWithJava(obo)).isEqualTo(backstages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null"})
    @Case("BSN-11")
    void anEmptyUserIsRefusedThoughBackstageTakesThePluginForTheCaller(String obo) {
        assertThat(exchangeWithNode(obo).body()).contains("'service'".replace('\'', '"'));
        assertThat(exchangeWithJava(obo).status()).isEqualTo(401);
    }

    private Exchange exchangeWithNode(String obo) {
        return Exchange.of(deployment.node().with(token("echo", obo)).get("/echo/whoami"));
    }

    private Exchange exchangeWithJava(String obo) {
        return Exchange.of(deployment.java().with(token("javademo", obo)).get("/javademo/whoami"));
    }

    private static String token(String audience, String obo) {
        long now = Instant.now().getEpochSecond();
        return KEY.sign(
                KEY.header("vnd.backstage.plugin"),
                "{'sub':'peer-with-users','aud':'" + audience + "','iat':" + now + ",'exp':" + (now + 3600) + ",'obo':"
                        + obo + "}");
    }

    /** What a plugin makes of a user's token before it hands it on. */
    private static String limited(String token) {
        return Jwt.of(token).limited();
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    /**
     * For whom a plugin asks.
     *
     * @param name what is special about it
     * @param onBehalfOf makes the claim, as JSON, from the user's token
     */
    record OnBehalfOf(String name, UnaryOperator<String> onBehalfOf) {

        @Override
        public String toString() {
            return name;
        }
    }
}

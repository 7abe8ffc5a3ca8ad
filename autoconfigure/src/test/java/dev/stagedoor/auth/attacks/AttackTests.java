package dev.stagedoor.auth.attacks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends forged requests to a real server, and honest ones, and writes {@code target/attack-report.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTests {

    private static final int AT_LEAST = 20;

    private final Report report = new Report();

    private World world;

    private Target target;

    @BeforeAll
    void start() throws Exception {
        world = new World();
        target = new Target(world);
    }

    @AfterAll
    void stop() throws Exception {
        report.write();
        target.close();
        world.close();
    }

    @ParameterizedTest
    @EnumSource(AttackClass.class)
    @Case("ATK-01")
    void everyAttackIsRefusedForAReasonAndLeavesNoTrace(AttackClass attackClass) throws Exception {
        List<Attack> attacks = attackClass.attacks(world);
        List<Report.Row> rows = new ArrayList<>();
        SoftAssertions softly = new SoftAssertions();
        for (Attack attack : attacks) {
            Target.Answer answer = target.send(attack.method(), attack.path(), attack.headers());
            rows.add(new Report.Row(attack.name(), answer.status(), answer.reasons()));
            softly.assertThat(answer.status()).as(attack.name()).isIn(401, 403);
            softly.assertThat(answer.reasons())
                    .as("reasons for: " + attack.name())
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(EnumSet.allOf(RefusalReason.class))
                            .extracting(Enum::name)
                            .contains(reason));
            List<String> shown = answer.shown(attack.path());
            softly.assertThat(attack.traces().stream()
                            .flatMap(trace -> shown.stream().filter(text -> text.contains(trace)))
                            .toList())
                    .as("what shows the token of: " + attack.name())
                    .isEmpty();
        }
        report.add(attackClass, rows);
        softly.assertThat(world.attackerHits()).as("requests to the attacker").isZero();
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(AttackClass.class)
    @Case("ATK-01")
    void eachClassHasTwentyDifferentAttacks(AttackClass attackClass) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> requests = new LinkedHashSet<>();
        for (Attack attack : attackClass.attacks(world)) {
            assertThat(names.add(attack.name())).as(attack.name()).isTrue();
            requests.add(attack.method() + attack.path() + attack.headers());
        }
        assertThat(requests).hasSizeGreaterThanOrEqualTo(AT_LEAST).hasSameSizeAs(names);
    }

    record Honest(String name, String path, String header, String expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    private Stream<Honest> honest() {
        String service = "ServicePrincipal[subject=plugin:catalog";
        String user = "UserPrincipal[userEntityRef=" + World.USER + ", actor=null]";
        String onBehalf =
                "UserPrincipal[userEntityRef=" + World.USER + ", actor=ServicePrincipal[subject=plugin:catalog";
        return Stream.of(
                bearer("plugin token", world.honestPlugin(), service),
                bearer("plugin token of RS256", Forged.plugin(world.catalogRsa).by(world.catalogRsa), service),
                bearer("plugin token of ES384", Forged.plugin(world.catalog384).by(world.catalog384), service),
                bearer(
                        "a list of audiences",
                        plugin().claim("aud", List.of("other", "search")).by(world.catalog),
                        service),
                bearer(
                        "issued in the future",
                        plugin().claim("iat", Forged.now() + 3600).by(world.catalog),
                        service),
                bearer(
                        "an end with a fraction",
                        plugin().claim("exp", Forged.now() + 60.5).by(world.catalog),
                        service),
                bearer(
                        "claims that nobody knows",
                        plugin().claim("iss", "x").claim("jti", "1").by(world.catalog),
                        service),
                bearer(
                        "keys that nobody asked for",
                        plugin().header("jku", world.attackerUrl())
                                .header("x5u", world.attackerUrl())
                                .header("jwk", world.attacker.toPublicJWK().toJSONObject())
                                .by(world.catalog),
                        service),
                bearer(
                        "claims with escapes",
                        plugin().claimsText(json -> json.replace("catalog", "\\u0063atalog"))
                                .by(world.catalog),
                        service),
                bearer(
                        "claims with spaces",
                        plugin().claimsText(json -> json.replace(":", " : ")).by(world.catalog),
                        service),
                bearer("user token", world.honestUser(), user),
                bearer("user token without a proof", world.user().by(world.auth), user),
                bearer("user token of RS256", Forged.user(world.authRsa).by(world.authRsa), user),
                bearer(
                        "user token for others",
                        world.user().claim("aud", "x").claim("iss", "y").by(world.auth),
                        user),
                bearer(
                        "user token of no type",
                        world.user().withoutHeader("typ").by(world.auth),
                        user),
                bearer("on behalf of a user", world.honestOnBehalfOf(), onBehalf),
                bearer(
                        "on behalf of a user, full token",
                        plugin().claim("obo", world.honestUser()).by(world.catalog),
                        onBehalf),
                bearer("legacy token", world.honestLegacy(), "ServicePrincipal[subject=old-backend"),
                bearer(
                        "legacy token without an end",
                        world.legacy().without("exp").by(World.LEGACY_SECRET, "HS256"),
                        "ServicePrincipal[subject=old-backend"),
                bearer("external token", world.honestExternal(), "ServicePrincipal[subject=external:provider:robot"),
                bearer("static token", World.STATIC_TOKEN, "ServicePrincipal[subject=pipeline"),
                new Honest(
                        "scheme in small letters",
                        World.CLOSED,
                        "Authorization: bearer " + world.honestPlugin(),
                        service),
                new Honest("two spaces", World.CLOSED, "Authorization: Bearer  " + world.honestPlugin(), service),
                new Honest("cookie", World.COOKIE_ROUTE, "Cookie: a=b; backstage-auth=" + world.honestLimited(), user),
                new Honest(
                        "limited token in a header",
                        World.COOKIE_ROUTE,
                        "Authorization: Bearer " + world.honestLimited(),
                        user));
    }

    private Forged plugin() {
        return world.plugin();
    }

    private static Honest bearer(String name, String token, String expected) {
        return new Honest(name, World.CLOSED, "Authorization: Bearer " + token, expected);
    }

    @ParameterizedTest
    @MethodSource("honest")
    @Case("ATK-02")
    void anHonestRequestIsAccepted(Honest honest) throws Exception {
        Target.Answer answer = target.send("GET", honest.path(), List.of(honest.header()));

        assertThat(answer.status()).as(String.join("\n", answer.ownLines())).isEqualTo(200);
        assertThat(answer.body()).contains(honest.expected());
        assertThat(world.attackerHits()).isZero();
    }
}

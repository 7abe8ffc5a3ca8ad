package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.autoconfigure.VerificationKey.Signatures;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is remembered of tokens that were verified. */
class SignedTokensTests {

    private static final ForgedKey KEY = ForgedKey.of("ES256", "one");

    private static final ClaimRules RULES = ClaimRules.requiring("exp");

    private final SetClock clock = new SetClock();

    private final SignedTokens tokens = new SignedTokens(clock, 100);

    private final Source source = new Source();

    private final String token =
            new TokenDraft().claim("exp", clock.instant().getEpochSecond() + 60).sign(KEY);

    @Test
    @Case("AUT-80")
    void aTokenIsVerifiedOnceWhileItIsValid() {
        tokens.verify("a", token, () -> source, RULES);
        clock.pass(Duration.ofSeconds(59));
        tokens.verify("a", token, () -> source, RULES);
        assertThat(source.verifications).hasValue(1);

        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> tokens.verify("a", token, () -> source, RULES))
                .isInstanceOfSatisfying(
                        RefusedException.class, ex -> assertThat(ex.reason()).isEqualTo(RefusalReason.EXPIRED));
    }

    @Test
    @Case("AUT-81")
    void whatWasVerifiedIsForgottenWhenTheKeysChange() {
        tokens.verify("a", token, () -> source, RULES);
        source.keys = KeySet.of(List.of(ForgedKey.of("ES256", "two").jwk()));

        assertThatThrownBy(() -> tokens.verify("a", token, () -> source, RULES))
                .isInstanceOfSatisfying(
                        RefusedException.class, ex -> assertThat(ex.reason()).isEqualTo(RefusalReason.UNKNOWN_KEY));
    }

    @Test
    @Case("AUT-80")
    void aTokenIsRecalledWithoutLookingIntoIt() {
        assertThat(tokens.recall("a", token)).isNull();
        tokens.verify("a", token, () -> source, RULES);

        assertThat(tokens.recall("a", token)).containsOnlyKeys("exp");
        assertThat(tokens.recall("b", token)).isNull();
        source.keys = KeySet.EMPTY;
        assertThat(tokens.recall("a", token)).isNull();
    }

    @Test
    @Case("AUT-82")
    void whatWasVerifiedForOnePurposeIsNotForAnother() {
        tokens.verify("a", token, () -> source, RULES);

        assertThatThrownBy(() -> tokens.verify("b", token, () -> source, RULES.forAudience("b")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @Case("AUT-82")
    void aTokenThatIsAlmostTheSameIsAnotherOne() {
        tokens.verify("a", token, () -> source, RULES);
        char last = token.charAt(token.length() - 3);
        String other = token.substring(0, token.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 2);

        assertThatThrownBy(() -> tokens.verify("a", other, () -> source, RULES)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> tokens.verify("a", other, () -> source, RULES)).isInstanceOf(RefusedException.class);
        assertThat(source.verifications).hasValue(3);
    }

    @Test
    @Case("AUT-80")
    void nothingIsRememberedWhereNothingIsToBe() {
        SignedTokens forgetful = new SignedTokens(clock, 0);
        forgetful.verify("a", token, () -> source, RULES);
        forgetful.verify("a", token, () -> source, RULES);

        assertThat(source.verifications).hasValue(2);
    }

    /** Keys that count how often something is verified with them. */
    private static final class Source implements KeySource {

        private final AtomicInteger verifications = new AtomicInteger();

        private KeySet keys = KeySet.ofKeys(List.of(counting(KEY.jwk(), verifications)));

        private static VerificationKey counting(Map<String, Object> jwk, AtomicInteger count) {
            Signatures real = KeyReader.read(jwk).signatures();
            return new VerificationKey(jwk, new Signatures() {

                @Override
                public boolean canVerify(String algorithm) {
                    return real.canVerify(algorithm);
                }

                @Override
                public boolean verify(String algorithm, byte[] signed, byte[] signature) {
                    count.incrementAndGet();
                    return real.verify(algorithm, signed, signature);
                }
            });
        }

        @Override
        public KeySet current() {
            return keys;
        }

        @Override
        public @Nullable KeySet newerThan(KeySet known) {
            return null;
        }
    }
}

package dev.stagedoor.logger.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How words are replaced. */
class SecretMatcherTests {

    @Test
    void aTextWithoutWordsStaysTheSameObject() {
        String text = "nothing in here";
        assertThat(matcher("secret").replace(text)).isSameAs(text);
        assertThat(matcher().replace(text)).isSameAs(text);
    }

    @Test
    void allOccurrencesAreReplaced() {
        assertThat(matcher("secret", "x1").replace("secret: x1, x2, secretsecret"))
                .isEqualTo("***: ***, x2, ******");
    }

    @Test
    void theLongestWordIsReplacedAsAWhole() {
        assertThat(matcher("sec", "secret", "secrets").replace("secrets, secret, second"))
                .isEqualTo("***, ***, ***ond");
    }

    @Test
    void wordsThatOverlapAreReplacedTogether() {
        assertThat(matcher("abcX", "Xdef").replace("-abcXdef-")).isEqualTo("-***-");
        assertThat(matcher("abcdef", "cd").replace("-abcdef-cd-")).isEqualTo("-***-***-");
    }

    @Test
    void wordsAtTheEndsAreReplaced() {
        assertThat(matcher("ab", "yz").replace("abcxyz")).isEqualTo("***cx***");
        assertThat(matcher("ab").replace("")).isEmpty();
        assertThat(matcher("ab").replace("a")).isEqualTo("a");
    }

    @Test
    void charactersOfExpressionsAndOfAllLanguagesAreOnlyCharacters() {
        assertThat(matcher("a.*$1\\", "日本", "😀x").replace("a.*$1\\ abc 日本語 😀x"))
                .isEqualTo("*** abc ***語 ***");
    }

    @Test
    void pairsOfCharactersThatShareABitAreToldApart() {
        // 'a' * 31 + 'b' is 'b' * 31 + 'C'
        assertThat(matcher("ab").replace("bC ab")).isEqualTo("bC ***");
    }

    private static SecretMatcher matcher(String... words) {
        return new SecretMatcher(List.of(words));
    }
}

package dev.stagedoor.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code in the pages against the sources that it comes from. With {@code -Dsnippets.update=true} the pages are
 * rewritten instead.
 */
class SnippetTests {

    private static final Pattern SNIPPET =
            Pattern.compile("(<!-- snippet: (\\S+) -->\n```\\w+\n)((?:(?!```).*\n)*)(```)(?=\n|$)");

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern COMMAND = Pattern.compile("^\\./mvnw.*$", Pattern.MULTILINE);

    private static final Set<String> COMPILED = Set.of("java", "kotlin", "xml", "groovy", "yaml", "properties");

    static Stream<String> pages() {
        return Pages.all().stream().map(Pages::nameOf);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySnippetIsWhatItsSourceSays(String page) {
        Path file = Pages.HOUSE.resolve(page);
        String text = Pages.read(file);
        Matcher matcher = SNIPPET.matcher(text);
        String current = matcher.replaceAll(match ->
                Matcher.quoteReplacement(match.group(1) + Region.read(match.group(2)) + "\n" + match.group(4)));
        if (Pages.updating()) {
            Pages.write(file, current);
        } else {
            assertThat(text)
                    .as("%s; -Dsnippets.update=true brings it up to date", page)
                    .isEqualTo(current);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockOfCodeNamesItsSource(String page) {
        String text = Pages.read(Pages.HOUSE.resolve(page));
        List<String> blocks = BLOCK.matcher(text)
                .results()
                .filter(block -> COMPILED.contains(block.group(1)))
                .filter(block -> !isMarked(text, block))
                .map(MatchResult::group)
                .toList();
        assertThat(blocks)
                .as("blocks of %s without <!-- snippet: path#name -->", page)
                .isEmpty();
    }

    @Test
    void theReadmeNamesTheCommandThatIsRunOnEveryChange() {
        String build = Pages.read(Pages.HOUSE.resolve(".ci/run"));
        List<String> goals = COMMAND.matcher(Pages.read(Pages.HOUSE.resolve("README.md")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(goals).contains("./mvnw verify");
        assertThat(build).containsPattern("\\./mvnw .*verify");
    }

    @Test
    void aRegionIsFoundAndCutOut() {
        assertThat(Region.read("docs/src/test/java/dev/stagedoor/docs/Pages.java"))
                .startsWith("package dev.stagedoor.docs;");
    }

    private static boolean isMarked(String text, MatchResult block) {
        return text.substring(0, block.start()).endsWith("-->\n")
                && text.substring(0, block.start()).lastIndexOf("<!-- snippet: ")
                        == text.substring(0, block.start()).lastIndexOf("<!--");
    }
}

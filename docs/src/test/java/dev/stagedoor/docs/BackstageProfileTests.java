package dev.stagedoor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.stagedoor.docs.ConformanceCases.Guarantee;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases that the tests of the profile {@code backstage} prove, which the build leaves out. */
class BackstageProfileTests {

    private static final Pattern CASE = Pattern.compile("BSN-\\d+");

    @Test
    void eachCaseHasATestAndEachTestACase() {
        assertThat(ConformanceCases.read().all())
                .extracting(Guarantee::id)
                .filteredOn(id -> CASE.matcher(id).matches())
                .hasSameElementsAs(casesOfTests());
    }

    private static List<String> casesOfTests() {
        Path tests = Pages.HOUSE.resolve("backstage-it/src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(file -> file.toString().endsWith("IT.java"))
                    .flatMap(file -> CASE.matcher(Pages.read(file)).results().map(MatchResult::group))
                    .distinct()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}

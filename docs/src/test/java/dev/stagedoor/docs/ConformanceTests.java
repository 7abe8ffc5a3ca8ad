package dev.stagedoor.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.docs.ConformanceCases.Guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What Stagedoor guarantees against the tests that prove it. Needs the results of the other modules' tests, and is
 * skipped where they did not run in the same build.
 */
class ConformanceTests {

    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    private static final Path PAGE = HOUSE.resolve("docs/conformance.md");

    private static final List<String> MODULES = List.of("autoconfigure", "starter-test", "sample-backend");

    private static final ConformanceCases CASES = ConformanceCases.read();

    private final ConformanceResults results =
            ConformanceResults.read(HOUSE, MODULES, System.getProperty("stagedoor.build", "unknown"));

    @BeforeEach
    void needsResults() {
        assumeTrue(
                !results.isEmpty(),
                "The tests of the other modules did not run in this build; run ./mvnw verify for the whole house");
    }

    @Test
    void everyCaseIsListedOnce() {
        assertThat(CASES.all()).extracting(Guarantee::id).doesNotHaveDuplicates();
    }

    @Test
    void testsNameCasesThatExist() {
        assertThat(results.ids())
                .isSubsetOf(CASES.all().stream().map(Guarantee::id).toList());
    }

    @Test
    void everyMustIsProvenByATestThatPassed() {
        ConformancePage page = new ConformancePage(CASES, results);
        assertThat(CASES.all().stream()
                        .filter(each -> each.must() && !page.isPassed(each))
                        .map(each -> each.id() + ": " + each.text()))
                .as("cases without a passing test, or with a failing one")
                .isEmpty();
    }

    @Test
    void whatIsNotProvenIsExplained() {
        ConformancePage page = new ConformancePage(CASES, results);
        assertThat(CASES.all().stream()
                        .filter(each -> !page.isPassed(each) && each.deviation().isEmpty())
                        .map(Guarantee::id))
                .as("cases without a passing test and without a word on why")
                .isEmpty();
    }

    @Test
    void thePageSaysWhatTheResultsSay() throws IOException {
        String page = new ConformancePage(CASES, results).write();
        if (Boolean.getBoolean("conformance.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/conformance.md; run ./mvnw verify -Dconformance.update=true to write it anew")
                .isEqualTo(page);
    }
}

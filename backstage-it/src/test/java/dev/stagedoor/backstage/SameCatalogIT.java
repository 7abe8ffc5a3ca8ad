package dev.stagedoor.backstage;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.backstage.NodePackages.UnavailableException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample's catalog and Backstage's, with the same files, answer the same questions alike. They are asked by
 * Backstage's client and without it.
 */
class SameCatalogIT {

    /** How many questions there are at least. */
    private static final int QUESTIONS = 970;

    private static List<CatalogAnswers> answers = List.of();

    @BeforeAll
    static void ask() {
        try (Catalogs catalogs = Catalogs.start()) {
            answers = catalogs.ask();
        } catch (UnavailableException ex) {
            if (Boolean.getBoolean("backstage.required")) {
                throw new IllegalStateException(ex);
            }
            Assumptions.abort("Backstage is not here: " + ex.getMessage());
        }
    }

    @AfterAll
    static void forget() {
        answers = List.of();
    }

    @Test
    void manyQuestionsAreAsked() {
        assertThat(answers).hasSizeGreaterThanOrEqualTo(QUESTIONS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void theSampleAnswersAsBackstageDoes(String sample) {
        assertThat(answers.stream()
                        .filter(each -> !isKnown(each))
                        .filter(each -> each.difference(sample) != null)
                        .map(each -> each.question() + "\n    " + each.difference(sample)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void whatIsKnownToDifferDoes(String sample) {
        assertThat(KnownDifference.values())
                .allSatisfy(known -> assertThat(answers.stream()
                                .filter(each -> known.isAbout(each.question()))
                                .filter(each -> each.difference(sample) != null))
                        .as(known.name())
                        .hasSize(known.count()));
    }

    private static boolean isKnown(CatalogAnswers answers) {
        return Arrays.stream(KnownDifference.values()).anyMatch(known -> known.isAbout(answers.question()));
    }
}

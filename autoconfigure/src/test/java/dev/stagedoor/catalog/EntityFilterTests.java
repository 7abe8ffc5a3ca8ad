package dev.stagedoor.catalog;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Filters as sets of conditions. */
class EntityFilterTests {

    @Test
    void oneOfTheSetsMustHold() {
        EntityFilter filter = EntityFilter.where("kind", "API", "Component")
                .andExists("spec.owner")
                .or(EntityFilter.where("metadata.name", "a"));

        assertThat(filter.sets())
                .containsExactly(
                        Map.of("kind", List.of("API", "Component"), "spec.owner", List.of()),
                        Map.of("metadata.name", List.of("a")));
    }

    @Test
    void whatIsAddedLaterHoldsForAllSets() {
        EntityFilter filter = EntityFilter.where("kind", "API")
                .or(EntityFilter.where("kind", "User"))
                .and("spec.type", "x");

        assertThat(filter.sets())
                .containsExactly(
                        Map.of("kind", List.of("API"), "spec.type", List.of("x")),
                        Map.of("kind", List.of("User"), "spec.type", List.of("x")));
    }

    @Test
    @Case("CTL-11")
    void aValueCanNotEndAConditionAndBeginAnother() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EntityFilter.where("metadata.name", "a,kind=secret"))
                .withMessageContaining("'a,kind=secret' of 'metadata.name' has a comma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "a=b"})
    void whatIsNoPathIsRefused(String field) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntityFilter.whereExists(field));
    }

    @Test
    void aSecondConditionOnAFieldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityFilter.where("kind", "a").and("kind", "b"))
                .withMessageContaining("has a condition on 'kind' already");
        assertThatIllegalArgumentException().isThrownBy(() -> EntityFilter.where("kind"));
    }
}

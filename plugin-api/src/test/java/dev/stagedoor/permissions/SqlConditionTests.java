package dev.stagedoor.permissions;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Parts of where clauses, as texts with values. */
class SqlConditionTests {

    @Test
    void valuesAreNeverInTheText() {
        SqlCondition condition = SqlCondition.equal("owner", "x' or '1'='1")
                .or(SqlCondition.in("t.\"state\"", List.of("a", "b)")))
                .and(SqlCondition.of("size > ? or size < ?", 1, 2));
        assertThat(condition.text()).isEqualTo("((owner = ? or t.\"state\" in (?, ?)) and (size > ? or size < ?))");
        assertThat(condition.params()).containsExactly("x' or '1'='1", "a", "b)", 1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a;b",
                "a--",
                "a' or 'x'='x",
                "a = 1 or b",
                "a.",
                ".a",
                "a?",
                "(a)",
                "\"a\" or \"b\""
            })
    void whatIsNoNameIsNoColumn(String column) {
        assertThatIllegalArgumentException().isThrownBy(() -> SqlCondition.equal(column, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlCondition.in(column, List.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlCondition.in(column, List.of()));
    }

    @Test
    void listsWithoutElementsHoldForEveryRowOrForNone() {
        assertThat(SqlCondition.allOf(List.of())).isEqualTo(SqlCondition.TRUE);
        assertThat(SqlCondition.anyOf(List.of())).isEqualTo(SqlCondition.FALSE);
        assertThat(SqlCondition.in("owner", List.of())).isEqualTo(SqlCondition.FALSE);
    }

    @Test
    void aColumnWithoutAValueIsLookedForAsSuch() {
        assertThat(SqlCondition.equal("owner", null)).isEqualTo(new SqlCondition("owner is null", List.of()));
    }

    @Test
    void eachQuestionMarkHasAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> SqlCondition.of("a = ?"));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlCondition.of("a = 1", 1));
        assertThat(SqlCondition.of("a = '?' or b = ?", 1).params()).containsExactly(1);
        assertThat(SqlCondition.of("a = coalesce(?, 1)", (Object) null).params())
                .containsExactly((Object) null);
    }

    @Test
    void valuesCanNotBeChangedLater() {
        Object[] values = {1};
        SqlCondition condition = new SqlCondition("a = ?", Arrays.asList(values));
        values[0] = 2;
        assertThat(condition.params()).containsExactly(1);
    }
}

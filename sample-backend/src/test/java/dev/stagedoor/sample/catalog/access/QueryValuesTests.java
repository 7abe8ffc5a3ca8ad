package dev.stagedoor.sample.catalog.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryValuesTests {

    @Test
    void commasDivideListsOnly() {
        QueryValues query = QueryValues.of("filter=kind%3Da,b&filter=c+d&fields=a,%20b,,c&fields=d");

        assertThat(query.all("filter")).containsExactly("kind=a,b", "c d");
        assertThat(query.list("fields")).containsExactly("a", "b", "c", "d");
        assertThat(query.all("other")).isEmpty();
        assertThat(query.single("other")).isNull();
    }

    @Test
    void numbersAreRead() {
        QueryValues query = QueryValues.of("limit=20&offset=0");

        assertThat(query.integer("limit")).isEqualTo(20);
        assertThat(query.integer("offset")).isZero();
        assertThat(query.integer("other")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=a", "limit=1.5", "limit=-1", "limit=1&limit=2", "limit=99999999999", "limit="})
    void whatIsNoNumberIsRefused(String query) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> QueryValues.of(query).integer("limit"))
                .withMessageStartingWith("request/query/limit must be ");
    }

    @Test
    void aSingleValueIsNotRepeated() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> QueryValues.of("after=a&after=b").single("after"))
                .withMessage("request/query/after must be string");
    }
}

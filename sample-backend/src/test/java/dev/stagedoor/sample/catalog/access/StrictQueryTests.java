package dev.stagedoor.sample.catalog.access;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrictQueryTests {

    private static final Set<String> KNOWN = Set.of("filter", "fields");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "filter=kind=api",
                "filter=kind=api&fields=kind&filter=kind=group",
                "filter=&filter=kind=api",
                "&fields=a%2Cb&"
            })
    void whatIsKnownIsAccepted(String query) {
        assertThatCode(() -> StrictQuery.check(QueryValues.of(query), KNOWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "filters=kind, Unknown query parameter 'filters'",
        "filter=a&limit=, Unknown query parameter 'limit'",
        "Filter=a, Unknown query parameter 'Filter'",
        "filter[0]=a, Unknown query parameter 'filter[0]'",
        "filter%5B0%5D=a, Unknown query parameter 'filter[0]'",
        "filter, Empty value found for query parameter 'filter'",
        "filter=, Empty value found for query parameter 'filter'",
        "fields=kind&filter=, Empty value found for query parameter 'filter'",
        "%zz=a, The query has a malformed escape sequence in '%zz'"
    })
    void whatIsUnknownOrEmptyIsRefused(String query, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> StrictQuery.check(QueryValues.of(query), KNOWN))
                .withMessage(message);
    }

    @Test
    void aRequestWithoutAQueryIsAccepted() {
        assertThatCode(() -> StrictQuery.check(QueryValues.of((String) null), Set.of()))
                .doesNotThrowAnyException();
    }
}

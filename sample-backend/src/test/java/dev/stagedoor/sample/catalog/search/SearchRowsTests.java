package dev.stagedoor.sample.catalog.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows of an entity are those of Backstage's catalog. */
class SearchRowsTests {

    @Test
    void keysAndValuesAreInLowerCaseAndTheValueIsKeptAsItWasWritten() {
        assertThat(rows(Map.of("apiVersion", "Backstage.io/v1")))
                .contains(new SearchRow("apiversion", "backstage.io/v1", "Backstage.io/v1"));
    }

    @Test
    void aListHasARowForEachItemAndAKeyForEachText() {
        assertThat(rows(Map.of("metadata", Map.of("tags", List.of("Java", List.of("deep"), 7)))))
                .contains(
                        new SearchRow("metadata.tags", "java", "Java"),
                        new SearchRow("metadata.tags.java", "true", "true"),
                        new SearchRow("metadata.tags", "deep", "deep"),
                        new SearchRow("metadata.tags.deep", "true", "true"),
                        new SearchRow("metadata.tags", "7", "7"))
                .noneMatch(row -> row.key().equals("metadata.tags.7"));
    }

    @Test
    void objectsInAListHaveNoIndexAndNoRowOfTheirOwn() {
        assertThat(rows(Map.of(
                        "spec",
                        Map.of(
                                "endpoints",
                                List.of(Map.of("name", "a"), Map.of("name", "b")),
                                "none",
                                List.of(),
                                "empty",
                                Map.of()))))
                .filteredOn(row -> row.key().startsWith("spec"))
                .containsExactlyInAnyOrder(
                        new SearchRow("spec.endpoints.name", "a", "a"), new SearchRow("spec.endpoints.name", "b", "b"));
    }

    @Test
    void nullAndWhatIsTooLongHaveARowWithoutAValue() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("nothing", null);
        spec.put("fits", "x".repeat(200));
        spec.put("long", "x".repeat(201));
        spec.put("nul", "a\0b");
        spec.put("k".repeat(196), "too long a key");
        assertThat(rows(Map.of("spec", spec)))
                .filteredOn(row -> row.key().startsWith("spec"))
                .containsExactlyInAnyOrder(
                        new SearchRow("spec.nothing", null, null),
                        new SearchRow("spec.fits", "x".repeat(200), "x".repeat(200)),
                        new SearchRow("spec.long", null, null),
                        new SearchRow("spec.nul", null, null));
    }

    @Test
    void theSameValueInAnotherCaseIsNoOtherRow() {
        assertThat(rows(Map.of("spec", Map.of("tags", Arrays.asList("A", "a", null, null)))))
                .filteredOn(row -> row.key().startsWith("spec"))
                .containsExactlyInAnyOrder(
                        new SearchRow("spec.tags", "a", "A"),
                        new SearchRow("spec.tags.a", "true", "true"),
                        new SearchRow("spec.tags", null, null));
    }

    @Test
    void relationsAreFoundByTheirTypeAndNothingElseOfThemNorOfStatusAndEtag() {
        assertThat(rows(Map.of(
                        "kind",
                        "Component",
                        "metadata",
                        Map.of("name", "PetStore", "uid", "u", "etag", "e"),
                        "relations",
                        List.of(Map.of("type", "ownedBy", "targetRef", "group:default/Team-A")),
                        "status",
                        Map.of("items", List.of(Map.of("level", "error"))))))
                .containsExactlyInAnyOrder(
                        new SearchRow("kind", "component", "Component"),
                        new SearchRow("metadata.name", "petstore", "PetStore"),
                        new SearchRow("metadata.namespace", "default", "default"),
                        new SearchRow("metadata.uid", "u", "u"),
                        new SearchRow("relations.ownedby", "group:default/team-a", "group:default/Team-A"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "100.0, 100",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.25e30, 1.25e+30",
        "2e23, 2e+23",
        "0.000001, 0.000001",
        "1e-7, 1e-7",
        "1.5e-7, 1.5e-7",
        "12345678901234567890, 12345678901234567000",
        "-0.0, 0",
        "-2.5, -2.5",
        "0.1, 0.1",
        "123456.789, 123456.789"
    })
    void numbersAreWrittenAsJavaScriptDoes(double number, String text) {
        assertThat(JavaScriptText.of(number)).isEqualTo(text);
    }

    @Test
    void wholeNumbersLoseDigitsAsInJavaScript() {
        assertThat(JavaScriptText.of(9007199254740993L)).isEqualTo("9007199254740992");
        assertThat(JavaScriptText.of(42)).isEqualTo("42");
    }

    private static List<SearchRow> rows(Map<String, Object> entity) {
        return List.copyOf(SearchRows.of(entity));
    }
}

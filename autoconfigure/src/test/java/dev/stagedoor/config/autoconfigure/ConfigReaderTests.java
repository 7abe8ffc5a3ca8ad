package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Typed reads and their errors. */
class ConfigReaderTests {

    private static final Map<String, Function<Config, ?>> READS = Map.of(
            "number", config -> config.getNumber("x"),
            "boolean", config -> config.getBoolean("x"),
            "string", config -> config.getString("x"),
            "string-array", config -> config.getStringArray("x"),
            "object", config -> config.getConfig("x"),
            "object-array", config -> config.getConfigArray("x"));

    @ParameterizedTest
    @MethodSource
    @Case({"CFG-08", "CFG-09"})
    void valuesAreCoerced(String wanted, Object value, Object expected) {
        assertThat((Object) READS.get(wanted).apply(of(value))).isEqualTo(expected);
    }

    static Stream<Arguments> valuesAreCoerced() {
        return Stream.of(
                arguments("number", 5, 5),
                arguments("number", 1.5, 1.5),
                arguments("number", 12345678901L, 12345678901L),
                arguments("number", "7007", 7007),
                arguments("number", " -3 ", -3),
                arguments("number", "12345678901", 12345678901L),
                arguments("number", "0.25", 0.25),
                arguments("number", "1e3", 1000),
                arguments("number", "123456789012345678901234", 123456789012345678901234d),
                arguments("boolean", true, true),
                arguments("boolean", false, false),
                arguments("boolean", 1, true),
                arguments("boolean", 0, false),
                arguments("boolean", 1.0, true),
                arguments("boolean", "y", true),
                arguments("boolean", "YES", true),
                arguments("boolean", " true ", true),
                arguments("boolean", "1", true),
                arguments("boolean", "On", true),
                arguments("boolean", "n", false),
                arguments("boolean", "no", false),
                arguments("boolean", "False", false),
                arguments("boolean", "0", false),
                arguments("boolean", "OFF", false),
                arguments("string", "text", "text"),
                arguments("string", " ", " "),
                arguments("string-array", List.of(), List.of()),
                arguments("string-array", List.of("a", "b"), List.of("a", "b")),
                arguments("string-array", new String[] {"a"}, List.of("a")));
    }

    @ParameterizedTest
    @MethodSource
    @Case({"CFG-06", "CFG-07", "CFG-10"})
    void wrongTypesAreNamed(String wanted, Object value, String got) {
        assertError(wanted, value, "Invalid type in config for key 'x' in 'ctx', got " + got + ", wanted " + wanted);
    }

    static Stream<Arguments> wrongTypesAreNamed() {
        return Stream.of(
                arguments("number", true, "boolean"),
                arguments("number", List.of(), "array"),
                arguments("number", Map.of("a", 1), "object"),
                arguments("boolean", List.of(), "array"),
                arguments("boolean", Map.of(), "object"),
                arguments("string", 5, "number"),
                arguments("string", Double.NaN, "nan"),
                arguments("string", false, "boolean"),
                arguments("string", "", "empty-string"),
                arguments("string", List.of("a"), "array"),
                arguments("string", Map.of(), "object"),
                arguments("string-array", "a", "string"),
                arguments("string-array", "", "empty-string"),
                arguments("string-array", Map.of(), "object"),
                arguments("object", "a", "string"),
                arguments("object", "", "empty-string"),
                arguments("object", 1, "number"),
                arguments("object", List.of(), "array"),
                arguments("object-array", Map.of(), "object"),
                arguments("object-array", "a", "string"));
    }

    @ParameterizedTest
    @MethodSource
    @Case("CFG-07")
    void wrongItemsAreNamed(String wanted, @Nullable Object item, String got) {
        List<@Nullable Object> items =
                new ArrayList<>(List.<Object>of(wanted.equals("string-array") ? "fine" : Map.of()));
        items.add(item);
        assertError(wanted, items, "Invalid type in config for key 'x[1]' in 'ctx', got " + got + ", wanted " + wanted);
    }

    static Stream<Arguments> wrongItemsAreNamed() {
        return Stream.of(
                arguments("string-array", 1, "number"),
                arguments("string-array", "", "empty-string"),
                arguments("string-array", null, "null"),
                arguments("string-array", Map.of(), "object"),
                arguments("object-array", "a", "string"),
                arguments("object-array", null, "null"),
                arguments("object-array", List.of(), "array"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "", "1,5", "Infinity", "NaN", "1e999"})
    @Case("CFG-08")
    void textsThatAreNoNumberAreNamed(String text) {
        assertError("number", text, "Unable to convert config value for key 'x' in 'ctx' to a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "", "2", "truth"})
    @Case("CFG-09")
    void textsThatAreNoTruthValueAreNamed(String text) {
        assertError("boolean", text, "Unable to convert config value for key 'x' in 'ctx' to a boolean");
    }

    @Test
    void numbersThatAreNoTruthValueAreNamed() {
        assertError("boolean", 2, "Unable to convert config value for key 'x' in 'ctx' to a boolean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "boolean", "string", "string-array", "object", "object-array"})
    @Case("CFG-05")
    void missingValuesAreNamed(String wanted) {
        RootConfigService config = RootConfigServices.of("ctx", Map.of());
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> READS.get(wanted).apply(config))
                .withMessage("Missing required config value at 'x' in 'ctx'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "boolean", "string", "string-array", "object", "object-array"})
    @Case("CFG-03")
    void nullCountsAsMissing(String wanted) {
        assertError(wanted, null, "Missing required config value at 'x' in 'ctx'");
    }

    @Test
    void optionalReadsOfMissingAndNullValuesAreEmpty() {
        Config config = of(null);
        for (String key : List.of("x", "y", "x.y", "y.z")) {
            assertThat(config.has(key)).isFalse();
            assertThat(Stream.of(
                            config.getOptional(key),
                            config.getOptionalNumber(key),
                            config.getOptionalBoolean(key),
                            config.getOptionalString(key),
                            config.getOptionalStringArray(key),
                            config.getOptionalConfig(key),
                            config.getOptionalConfigArray(key),
                            config.getOptionalDuration(key)))
                    .allMatch(Optional::isEmpty);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", ".a", "a.", "0", "a.1", "a b", "a/b", "a[0]", "_a", "a-", "ü"})
    @Case("CFG-01")
    void malformedKeysAreRefused(String key) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RootConfigServices.of("ctx", Map.of()).getOptionalString(key))
                .withMessage("Invalid config key '" + key + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "a1", "a-b", "a_b", "a:b", "default-src", "a-1.B_2"})
    @Case("CFG-01")
    void wellFormedKeysAreRead(String key) {
        assertThat(RootConfigServices.of("ctx", Map.of()).getOptionalString(key))
                .isEmpty();
    }

    @Test
    void readingBelowAScalarIsAnError() {
        Config config = of(Map.of("a", "text"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getOptionalString("x.a.b"))
                .withMessage("Invalid type in config for key 'x.a' in 'ctx', got string, wanted object");
    }

    @Test
    @Case({"CFG-05", "CFG-06"})
    void viewsNameTheFullKey() {
        Config config = of(Map.of("list", List.of(Map.of("a", "text"), Map.of())));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.getConfig("x").getString("b.c"))
                .withMessage("Missing required config value at 'x.b.c' in 'ctx'");
        Config item = config.getConfig("x").getConfigArray("list").get(0);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> item.getNumber("b"))
                .withMessage("Missing required config value at 'x.list[0].b' in 'ctx'");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> item.getConfig("a"))
                .withMessage("Invalid type in config for key 'x.list[0].a' in 'ctx', got string, wanted object");
    }

    @Test
    void keysAreThoseThatHaveValues() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("b", 1);
        data.put("a", null);
        data.put("a/b", "odd");
        assertThat(RootConfigServices.of("ctx", data).keys()).containsExactly("b", "a/b");
    }

    @Test
    void rawValuesAreUnmodifiableAndWithoutNulls() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("n", null);
        inner.put("list", Arrays.asList("a", null, 1, true));
        Config config = of(inner);
        assertThat(config.get("x")).isEqualTo(Map.of("list", Arrays.asList("a", null, 1, true)));
        assertThat(config.get()).isEqualTo(Map.of("x", config.get("x")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) config.get("x")).clear());
    }

    @Test
    void theEmptyKeyIsTheObjectItself() {
        assertThat(of("text").getConfig("").getString("x")).isEqualTo("text");
    }

    @Test
    void anotherSpellingIsFoundUnlessThereIsTheExactOne() {
        Config config = RootConfigServices.of("ctx", Map.of("base-url", "a", "Admin", "b", "admin", "c"));
        assertThat(config.getString("baseUrl")).isEqualTo("a");
        assertThat(config.getString("admin")).isEqualTo("c");
        assertThat(config.getString("Admin")).isEqualTo("b");
    }

    @Test
    void aValueThatIsUnusableIsNamedWithItsPlace() {
        Config config = of(Map.of("url", "ftp://a")).getConfig("x");
        assertThat(config.invalid("url", "URL", "Only http is possible"))
                .hasMessage("Only http is possible, in 'ctx'")
                .satisfies(error -> assertThat(error.getProblems())
                        .containsExactly(
                                new ConfigException.Problem("Only http is possible, in 'ctx'", "x.url", "URL", "ctx")));
    }

    @Test
    void aSubscriptionCanBeEndedTwice() {
        RootConfigService.Subscription subscription =
                RootConfigServices.of("ctx", Map.of()).subscribe(() -> {});
        subscription.unsubscribe();
        subscription.unsubscribe();
    }

    private static void assertError(String wanted, @Nullable Object value, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> READS.get(wanted).apply(of(value)))
                .withMessage(message);
    }

    private static RootConfigService of(@Nullable Object value) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("x", value);
        return RootConfigServices.of("ctx", data);
    }
}

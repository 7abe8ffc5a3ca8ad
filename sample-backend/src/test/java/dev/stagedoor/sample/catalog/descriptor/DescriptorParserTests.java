package dev.stagedoor.sample.catalog.descriptor;

import java.math.BigInteger;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DescriptorParserTests {

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("yes", "yes"),
                arguments("on", "on"),
                arguments("off", "off"),
                arguments("2024-02-29", "2024-02-29"),
                arguments("12:30:45", "12:30:45"),
                arguments("1_000", "1_000"),
                arguments("0b11", "0b11"),
                arguments("017", 17L),
                arguments("0o17", 15L),
                arguments("0x1F", 31L),
                arguments("+12", 12L),
                arguments("-0", 0L),
                arguments("1.0", 1L),
                arguments("1e3", 1000L),
                arguments("1.5", 1.5),
                arguments(".5", 0.5),
                arguments("1.", 1L),
                arguments("1e-7", 1e-7),
                arguments("9007199254740992", 9007199254740992L),
                arguments("9007199254740993", 9007199254740992L),
                arguments("1234567890123456789", 1234567890123456800L),
                arguments("12345678901234567890", new BigInteger("12345678901234567000")),
                arguments("1e21", 1e21),
                arguments("1e400", null),
                arguments(".inf", null),
                arguments("-.INF", null),
                arguments(".nan", null),
                arguments("true", true),
                arguments("FALSE", false),
                arguments("tRue", "tRue"),
                arguments("null", null),
                arguments("~", null),
                arguments("", null),
                arguments("\"12\"", "12"),
                arguments("'true'", "true"),
                arguments("!!str 12", "12"),
                arguments("!!int 12", 12L),
                arguments("!!float 1.5", 1.5),
                arguments("!!float 12", "12"),
                arguments("!!bool x", "x"),
                arguments("! 12", "12"),
                arguments("!custom text", "text"),
                arguments("=", "="));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void aPlainWordMeansWhatItMeansInYaml12(String written, @Nullable Object meant) {
        assertThat(entity("a: " + written)).containsExactly(entry("a", meant));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("<<: {a: 1}", "<<"),
                arguments("1: x", "1"),
                arguments("1.50: x", "1.5"),
                arguments("1e-7: x", "1e-7"),
                arguments("0.000001: x", "0.000001"),
                arguments("1e21: x", "1e+21"),
                arguments("1.5e300: x", "1.5e+300"),
                arguments("0x10: x", "16"),
                arguments("true: x", "true"),
                arguments("~: x", ""),
                arguments("yes: x", "yes"),
                arguments(".inf: x", "Infinity"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyIsWrittenAsInJavascript(String written, String key) {
        assertThat(entity(written)).containsOnlyKeys(key);
    }

    @Test
    void whatIsEmptyOrNullStays() {
        assertThat(entity("a: []\nb: {}\nc:\nd: ''")).isEqualTo(map("a", List.of(), "b", Map.of(), "c", null, "d", ""));
    }

    @Test
    void anAliasStandsForWhatItNames() {
        assertThat(entity("a: &x {b: [1]}\nc: *x"))
                .isEqualTo(map("a", map("b", List.of(1L)), "c", map("b", List.of(1L))));
    }

    @Test
    void eachDocumentKeepsTheLineWhereItBegins() {
        assertThat(DescriptorParser.parse("f", "# one\na: 1\n---\n# two\n\nb: 2\n---\n---\n# none\n---\nc: 3\n"))
                .extracting(Descriptor::line)
                .containsExactly(2, 6, 11);
    }

    @Test
    void aFileWithoutDocumentsHasNone() {
        assertThat(DescriptorParser.parse("f", "# nothing\n---\n")).isEmpty();
    }

    @Test
    void theLineOfAFieldIsFound() {
        Descriptor descriptor = DescriptorParser.parse("f", """
                        kind: A
                        spec:
                          list:
                            - x
                            - deep: 1
                              more: 2
                        """).get(0);

        assertThat(Stream.of(
                        List.of(),
                        List.of("spec"),
                        List.of("spec", "list"),
                        List.of("spec", "list", 0),
                        List.of("spec", "list", 1, "more"),
                        List.of("spec", "list", 7),
                        List.of("spec", "missing", "child")))
                .extracting(descriptor::lineOf)
                .containsExactly(1, 2, 3, 4, 6, 3, 2);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("a: 1\nb: 2\na: 3", "f:3: the key \"a\" is there twice"),
                arguments("1: a\n\"1\": b", "f:2: the key \"1\" is there twice"),
                arguments("a: *x", "f:1: the alias *x has no anchor before it"),
                arguments("a: 1\n---\nb: &x [*x]", "f:3: the alias *x refers to what it is a part of"),
                arguments("a: &x 1\n---\nb: *x", "f:3: the alias *x has no anchor before it"),
                arguments("{a: 1}: 2", "f:1: a key must be a text"),
                arguments("? ".repeat(100_000) + "x", "f:1: a key must be a text"),
                arguments("a: 1\n---\n- b", "f:3: a document must be an object, but this one is a list"),
                arguments("text", "f:1: a document must be an object, but this one is a text"),
                arguments("12", "f:1: a document must be an object, but this one is a number"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsWrongIsToldWithItsLine(String text, String message) {
        assertThatExceptionOfType(DescriptorException.class)
                .isThrownBy(() -> DescriptorParser.parse("f", text))
                .withMessage(message);
    }

    @ParameterizedTest
    @MethodSource
    void aSyntaxErrorIsToldWithItsLine(String text, int line) {
        assertThatExceptionOfType(DescriptorException.class)
                .isThrownBy(() -> DescriptorParser.parse("f", text))
                .satisfies(ex -> assertThat(ex.line()).isEqualTo(line))
                .withMessageStartingWith("f:" + line + ": ");
    }

    static Stream<Arguments> aSyntaxErrorIsToldWithItsLine() {
        return Stream.of(
                arguments("a: 1\nb: [1, 2\nc: 3", 3),
                arguments("a: 1\n  b: 2", 2),
                arguments("a: 'open", 1),
                arguments("a: 1\n\tb: 2", 2),
                arguments("a: 1\nb: x\u0001", 2),
                arguments("a: @x", 1),
                arguments("a: \"\\q\"", 1));
    }

    @Test
    void billionsOfLaughsAreRefused() {
        String lines = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                .collect(Collectors.joining());

        assertRefused("a0: &a0 [x]\n" + lines, "there are more than 500000 values, with those of aliases");
    }

    @Test
    void aLongTextThatIsRepeatedByAliasesIsRefused() {
        assertRefused(
                "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(200) + "]",
                "texts are longer than 10485760 characters, with those of aliases");
    }

    @Test
    void aliasesOfSeveralDocumentsAreCountedTogether() {
        String document = "---\na: &a [" + "x, ".repeat(1000) + "]\nb: [" + "*a, ".repeat(300) + "]\n";

        assertRefused(document.repeat(2), "there are more than 500000 values, with those of aliases");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNestedTooDeepIsRefused(String text) {
        assertRefused(text, "values are nested deeper than 100 levels");
    }

    static Stream<String> whatIsNestedTooDeepIsRefused() {
        return Stream.of(
                "a: " + "[".repeat(100_000), "a: " + "{b: ".repeat(100_000), "a:\n  " + "- ".repeat(100_000) + "x");
    }

    @Test
    void tooManyDocumentsAreRefused() {
        assertRefused("--- {a: 1}\n".repeat(10_001), "it has more than 10000 documents");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertRefused("a: " + "x".repeat(5 * 1024 * 1024), "it is longer than 5242880 bytes");
    }

    @Test
    void aLongNumberIsNoWork() {
        assertThat(entity("a: 0x" + "f".repeat(1_000_000) + "\nb: " + "9".repeat(1_000_000)))
                .isEqualTo(map("a", null, "b", null));
    }

    @Test
    void aLargeFileIsRead() {
        String text = "--- {kind: A, metadata: {name: x}}\n".repeat(10_000);

        assertThat(DescriptorParser.parse("f", text)).hasSize(10_000);
    }

    private static void assertRefused(String text, String reason) {
        assertThatExceptionOfType(DescriptorException.class)
                .isThrownBy(() -> DescriptorParser.parse("f", text))
                .withMessageEndingWith(": " + reason);
    }

    private static Map<String, @Nullable Object> entity(String text) {
        List<Descriptor> descriptors = DescriptorParser.parse("f", text);
        assertThat(descriptors).hasSize(1);
        return descriptors.get(0).entity();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) Arrays.asList(pairs).get(i), pairs[i + 1]);
        }
        return map;
    }

    private static Map.Entry<String, @Nullable Object> entry(String key, @Nullable Object value) {
        return new AbstractMap.SimpleEntry<>(key, value);
    }
}

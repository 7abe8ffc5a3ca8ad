package dev.stagedoor.config.autoconfigure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Variables and other files in the values of a file. */
class AppConfigTransformTests {

    @TempDir
    private Path directory;

    private AppConfig app;

    @BeforeEach
    void prepare() {
        app = new AppConfig(directory)
                .variable("SET", "  value ")
                .variable("EMPTY", "")
                .variable("NAME", "part");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${SET} | value",
                "a-${SET}-${ SET }-b | a-value-value-b",
                "${UNSET} | ",
                "a${UNSET}b | ",
                "${EMPTY} | ''",
                "${UNSET:-other} | other",
                "${EMPTY:-  other } | other",
                "${SET:-other} | value",
                "${UNSET:-} | ",
                "${UNSET:-a:-b} | a:-b",
                "$${SET} | ${SET}",
                "$${SET}/${SET} | ${SET}/value",
                "$SET | $SET",
                "${SET | ${SET",
                "${SET:other} | ",
                "{SET} $ | {SET} $",
            })
    @Case({"CFG-31", "CFG-32", "CFG-33"})
    void variablesArePutIntoTexts(String text, String expected) {
        Map<?, ?> values = start("a: '" + text + "'\nlist: [one, '" + text + "']\n");
        assertThat(values.get("a")).isEqualTo(expected);
        assertThat(values.get("list")).isEqualTo(expected == null ? List.of("one") : List.of("one", expected));
    }

    @Test
    void whatIsSubstitutedIsNotResolvedAgainBySpring() {
        app.file("a.yaml", "a: '$${NAME}'\nb: ${SET}\nname: x\n").variable("SET", "${name} $${name}");
        try (var context = app.source(Injected.class).start("a.yaml")) {
            assertThat(context.getEnvironment().getProperty("a")).isEqualTo("${NAME}");
            assertThat(context.getEnvironment().getProperty("b")).isEqualTo("${name} $${name}");
            assertThat(Binder.get(context.getEnvironment())
                            .bind("b", String.class)
                            .get())
                    .isEqualTo("${name} $${name}");
            assertThat(context.getBean(Injected.class).a).isEqualTo("${NAME}");
            assertThat(context.getBean(RootConfigService.class).getString("a")).isEqualTo("${NAME}");
        }
    }

    @Test
    @Case({"CFG-34", "CFG-38"})
    void aVariableIsIncludedAsText() {
        app.variable("PORT", "7007").variable("WHICH", "PORT");
        assertThat(start("a: {$env: PORT}\nb: {$env: UNSET}\nc: {$env: '${WHICH}'}\nlist: [{$env: UNSET}, 1]\n"))
                .isEqualTo(Map.of("a", "7007", "c", "7007", "list", List.of(1)));
    }

    @Test
    @Case("CFG-35")
    void aFileIsIncludedAsTextWithoutTheSpaceAtItsEnd() {
        app.file("secrets/key.pem", " line 1\nline ${SET}\n\n");
        assertThat(start("a: {$file: secrets/key.pem}\n")).isEqualTo(Map.of("a", " line 1\nline ${SET}"));
    }

    @Test
    @Case("CFG-36")
    void partsOfFilesAreIncluded() {
        app.file("parts/one.yaml", "a: {b: {c: [1, 2]}}\n")
                .file("parts/two.json", "{\"x\": \"sl\\/ash\", \"t\": true}")
                .file("parts/three.yml", "just a text\n");
        assertThat(start("""
                        whole: {$include: parts/one.yaml}
                        part: {$include: 'parts/one.yaml#a.b'}
                        list: {$include: 'parts/one.yaml#a.b.c'}
                        gone: {$include: 'parts/one.yaml#a.x'}
                        json: {$include: 'parts/two.json'}
                        text: {$include: 'parts/three.yml'}
                        """))
                .isEqualTo(Map.of(
                        "whole", Map.of("a", Map.of("b", Map.of("c", List.of(1, 2)))),
                        "part", Map.of("c", List.of(1, 2)),
                        "list", List.of(1, 2),
                        "json", Map.of("x", "sl/ash", "t", true),
                        "text", "just a text"));
    }

    @Test
    @Case({"CFG-37", "CFG-38"})
    void whatIsIncludedIsTransformedFromItsOwnDirectory() {
        app.file("part/one.yaml", "set: ${SET}\nkey: {$file: key.txt}\nmore: {$include: '${NAME}/two.yaml'}\n")
                .file("part/key.txt", "secret")
                .file("part/part/two.yaml", "up: {$file: ../key.txt}\n");
        assertThat(start("a: {$include: '${NAME}/one.yaml'}\n"))
                .isEqualTo(Map.of("a", Map.of("set", "value", "key", "secret", "more", Map.of("up", "secret"))));
    }

    @Test
    void aWholeFileMayBeAnInclude() {
        app.file("b.yaml", "$include: c.yaml\n").file("c.yaml", "x: ${SET}\n");
        assertThat(start("$include: b.yaml\n")).isEqualTo(Map.of("x", "value"));
    }

    @Test
    void aFileMayIncludeAnotherPartOfItself() {
        assertThat(start("a: {x: 1}\nb: {$include: 'a.yaml#a'}\n"))
                .isEqualTo(Map.of("a", Map.of("x", 1), "b", Map.of("x", 1)));
    }

    @Test
    @Case("CFG-40")
    void otherKeysWithADollarStayAsTheyAre() {
        assertThat(start("a: {$ref: '#/x', y: 1}\n")).isEqualTo(Map.of("a", Map.of("$ref", "#/x", "y", 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{$env: X, b: 1} | error at .a.b, include key $env should not have adjacent keys",
                "{$file: 5} | error at .a.b, $file include value is not a string",
                "{$file: '${UNSET}'} | error at .a.b, $file refers to a variable that is not set: ${UNSET}",
                "{$file: none.txt} | error at .a.b, failed to read file none.txt, there is no DIR/none.txt",
                "[1, {$include: none.yaml}] | error at .a.b[1], failed to read file none.yaml, there is no DIR/none.yaml",
                "{$include: x.toml} | error at .a.b, no configuration parser available for included file x.toml",
                "{$include: 'part.yaml#a.b.c'} | error at .a.b, value at 'a.b' in included file part.yaml is not an"
                        + " object",
                "{$include: broken.json} | error at .a.b, failed to parse included file broken.json, ",
                "{$include: circle.yaml} | error at .a.b.next, the included file circle.yaml includes itself",
            })
    @Case({"CFG-39", "CFG-41", "CFG-43"})
    void mistakesAreNamedWithTheirPlace(String value, String message) {
        app.file("part.yaml", "a: {b: text}\n")
                .file("broken.json", "{\"a\": ")
                .file("circle.yaml", "next: {$include: circle.yaml}\n")
                .file("a.yaml", "a:\n  b: " + value + "\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> app.start("a.yaml"))
                .withMessageStartingWith(message.replace("DIR", directory.toString()))
                .withMessageMatching("(?s).* \\(" + directory + "/\\w+\\.(yaml|json):\\d+:\\d+\\)");
    }

    @Test
    @Case("CFG-44")
    void allMistakesOfAllFilesOfAnImportAreToldTogether() {
        app.file("a.yaml", "a: {$file: x}\nb: [{$file: y}]\n")
                .file("b.yaml", "c: {$env: 1}\n")
                .file("c.yaml", "a: [");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> app.start("a.yaml", "b.yaml", "c.yaml"))
                .satisfies(ex -> assertThat(ex.getProblems())
                        .extracting(ConfigException.Problem::key, ConfigException.Problem::origin)
                        .containsExactly(
                                tuple("a", directory.resolve("a.yaml") + ":1:12"),
                                tuple("b[0]", directory.resolve("a.yaml") + ":2:13"),
                                tuple("c", directory.resolve("b.yaml") + ":1:11"),
                                tuple("", directory.resolve("c.yaml") + ":1:5")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\n  b: 2\n' | mapping values are not allowed here | 2:4",
                "'a:\n  b: 1\n  b: 2\n' | error at .a.b, the key is there twice | 3:3",
                "'a: &x [*x]\n' | error at .a[0], an alias refers to what it is a part of | 1:4",
                "'a: 1\n---\nb: 1\n' | expected a single document | 2:1",
                "'? [a]\n: 1\n' | a key must be a text | 1:3",
            })
    @Case("CFG-48")
    void textsThatAreNoYamlAreNamedWithTheirPlace(String text, String message, String position) {
        app.file("a.yaml", text);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> app.start("a.yaml"))
                .withMessageContaining(message)
                .withMessageEndingWith("(" + directory.resolve("a.yaml") + ":" + position + ")");
    }

    @Test
    @Case("CFG-48")
    void plainWordsMeanWhatTheyMeanInYaml12() {
        assertThat(start("a: [yes, on, true, 012, 0x1f, 0o17, 1_000, 12:30, 2024-01-01, 1.0, 1e3, null, ~, '5', <<]\n"
                        + "b: &b {x: 1}\nc: *b\n5: five\n"))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(
                                "yes",
                                "on",
                                true,
                                12,
                                31,
                                15,
                                "1_000",
                                "12:30",
                                "2024-01-01",
                                1,
                                1000,
                                null,
                                null,
                                "5",
                                "<<"),
                        "b",
                        Map.of("x", 1),
                        "c",
                        Map.of("x", 1),
                        "5",
                        "five"));
    }

    private Map<?, ?> start(String text) {
        try (var context = app.file("a.yaml", text).start("a.yaml")) {
            return AppConfig.values(context);
        }
    }

    record Injected(String a) {

        Injected(@Value("${a}") String a) {
            this.a = a;
        }
    }
}

package dev.stagedoor.config.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Values in {@code APP_CONFIG_*}. */
class AppConfigVariablesTests {

    @TempDir
    private Path directory;

    private AppConfig app;

    @BeforeEach
    void prepare() {
        app = new AppConfig(directory).file("a.yaml", "a: {b: file, list: [1, 2], rest: file}\n");
    }

    @Test
    @Case("CFG-22")
    void theyWinOverFilesAndOtherVariables() {
        app.variable("APP_CONFIG_a_b", "variable").variable("A_B", "spring").variable("APP_CONFIG_a_list", "[3]");
        try (var context = app.start("a.yaml")) {
            assertThat(context.getBean(RootConfigService.class).get("a"))
                    .isEqualTo(Map.of("b", "variable", "list", List.of(3), "rest", "file"));
            assertThat(context.getEnvironment().getProperty("a.b")).isEqualTo("variable");
            assertThat(context.getEnvironment().getProperty("a.list[1]")).isNull();
            assertThat(context.getEnvironment().getProperty("a.rest")).isEqualTo("file");
        }
    }

    @Test
    void theyCountWithoutAnyFile() {
        try (var context =
                new AppConfig(directory).variable("APP_CONFIG_a_b", "5").run("--x=y")) {
            assertThat(context.getBean(RootConfigService.class).getNumber("a.b"))
                    .isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | number",
                "-1.5e3 | number",
                "true | boolean",
                "\"5\" | string",
                "text | string",
                "yes | string",
                "0x10 | string",
                "a: b | string",
                "[a] | string",
                "{a: 1} | string",
                "[\"a\", 1] | array",
                "{\"a\": {\"b\": null}} | object",
                "{ | string",
            })
    @Case("CFG-22")
    void jsonIsReadAndAllElseIsText(String text, String type) {
        try (var context = app.variable("APP_CONFIG_x_y", text).start("a.yaml")) {
            Config config = context.getBean(RootConfigService.class);
            Object value = config.get("x.y");
            assertThat(value)
                    .isInstanceOf(
                            switch (type) {
                                case "number" -> Number.class;
                                case "boolean" -> Boolean.class;
                                case "array" -> List.class;
                                case "object" -> Map.class;
                                default -> String.class;
                            });
        }
    }

    @Test
    @Case({"CFG-10", "CFG-25"})
    void aNumberIsNoText() {
        try (var context = app.variable("APP_CONFIG_a_port", "5").start("a.yaml")) {
            Config config = context.getBean(RootConfigService.class);
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> config.getString("a.port"))
                    .withMessage("Invalid type in config for key 'a.port' in 'env', got number, wanted string")
                    .satisfies(ex -> assertThat(ex.getProblems().get(0).origin())
                            .isEqualTo("environment variable APP_CONFIG_a_port"));
        }
    }

    @Test
    @Case("CFG-24")
    void noVariablesAreSubstitutedInThem() {
        app.variable("APP_CONFIG_a_b", "${HOME_OF}").variable("HOME_OF", "x");
        try (var context = app.start("a.yaml")) {
            assertThat(context.getBean(RootConfigService.class).getString("a.b"))
                    .isEqualTo("${HOME_OF}");
            assertThat(context.getEnvironment().getProperty("a.b")).isEqualTo("${HOME_OF}");
        }
    }

    @Test
    @Case("CFG-22")
    void anEmptyOneIsLeftOut() {
        try (var context = app.variable("APP_CONFIG_a_b", "").start("a.yaml")) {
            assertThat(context.getBean(RootConfigService.class).getString("a.b"))
                    .isEqualTo("file");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APP_CONFIG_a_ | 1 | Invalid env config key 'a_'",
                "APP_CONFIG_a_1 | 1 | Invalid env config key 'a_1'",
                "APP_CONFIG_ | 1 | Invalid env config key ''",
                "APP_CONFIG_a | null | Invalid value for env config key 'a', it may not be null",
                "APP_CONFIG_first_x | 1 | Could not nest config for key 'first_x' under existing value 'first'",
            })
    @Case("CFG-23")
    void mistakesAreNamed(String name, String value, String message) {
        app.variable("APP_CONFIG_first", "1").variable(name, value);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> app.start("a.yaml"))
                .withMessage(message + " (environment variable " + name + ")");
    }

    @Test
    @Case("CFG-23")
    void whatOneVariableHoldsIsNotOverriddenByAnother() {
        app.variable("APP_CONFIG_a", "{\"b\": 1}").variable("APP_CONFIG_a_b", "2");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> app.start("a.yaml"))
                .withMessageStartingWith("Could not nest config for key 'a_b' under existing value 'a'");
    }
}

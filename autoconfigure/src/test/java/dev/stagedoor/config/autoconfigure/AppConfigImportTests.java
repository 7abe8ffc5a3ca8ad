package dev.stagedoor.config.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Which files are read, and in which order they win. */
class AppConfigImportTests {

    @TempDir
    private Path directory;

    @Test
    @Case({"CFG-02", "CFG-03", "CFG-16"})
    void laterFilesWinAndNullHides() {
        AppConfig app = new AppConfig(directory)
                .file("a.yaml", "o: {a: low, b: low, list: [1, 2], gone: {x: 1}}\nrest: 1\n")
                .file("b.yaml", "o: {a: high, list: [3], gone: null}\n");
        try (var context = app.start("a.yaml", "b.yaml")) {
            assertThat(config(context).get("o")).isEqualTo(Map.of("a", "high", "b", "low", "list", List.of(3)));
            assertThat(config(context).has("o.gone.x")).isFalse();
            assertThat(context.getEnvironment().getProperty("o.gone.x")).isNull();
            assertThat(context.getEnvironment().getProperty("o.list[1]")).isNull();
            assertThat(context.getEnvironment().getProperty("o.a")).isEqualTo("high");
        }
    }

    @Test
    @Case({"CFG-02", "CFG-03", "CFG-04"})
    void severalImportsAreLikeOne() {
        AppConfig app = new AppConfig(directory)
                .file("a.yaml", "o: {a: low, b: low, list: [1, 2], gone: {x: 1}}\nscalar: {x: 1}\n")
                .file("b.yaml", "o: {a: high, list: [3], gone: null}\nscalar: 5\n");
        try (var context = app.startWithImports("a.yaml", "b.yaml")) {
            assertThat(AppConfig.values(context))
                    .isEqualTo(Map.of("o", Map.of("a", "high", "b", "low", "list", List.of(3)), "scalar", 5));
            assertThat(context.getEnvironment().getProperty("o.gone.x")).isNull();
            assertThat(context.getEnvironment().getProperty("o.list[1]")).isNull();
            assertThat(context.getEnvironment().getProperty("scalar.x")).isNull();
            assertThat(context.getEnvironment().getProperty("o.b")).isEqualTo("low");
        }
    }

    @Test
    @Case("CFG-17")
    void aDirectoryMeansBackstagesOwnChoice() {
        AppConfig app = new AppConfig(directory)
                .file("app-config.yaml", "v: base\nbase: 1\n")
                .file("app-config.one.yaml", "v: one\none: 1\nenv: one\n")
                .file("app-config.two.yaml", "v: two\nenv: two\n")
                .file("app-config.local.yaml", "v: local\nenv: local\n")
                .file("app-config.two.local.yaml", "v: two-local\n")
                .file("app-config.other.yaml", "v: other\n")
                .variable("BACKSTAGE_ENV", "one, two");
        try (var context = app.startWithDefaults()) {
            assertThat(AppConfig.values(context))
                    .isEqualTo(Map.of("v", "two-local", "base", 1, "one", 1, "env", "local"));
        }
    }

    @Test
    @Case({"CFG-18", "CFG-19"})
    void theFirstOfTheDefaultFilesMustExist() {
        AppConfig app = new AppConfig(directory).file("app-config.local.yaml", "v: local\n");
        assertThatExceptionOfType(ConfigDataResourceNotFoundException.class)
                .isThrownBy(app::startWithDefaults)
                .withMessageContaining(directory.resolve("app-config.yaml").toString());
        try (var context = app.run("--spring.config.import=optional:app-config:" + directory)) {
            assertThat(config(context).getString("v")).isEqualTo("local");
        }
    }

    @Test
    void anExplicitFileMustExistUnlessItIsOptional() {
        AppConfig app = new AppConfig(directory).file("a.yaml", "v: a\n");
        assertThatExceptionOfType(ConfigDataResourceNotFoundException.class)
                .isThrownBy(() -> app.start("a.yaml", "b.yaml"))
                .withMessageContaining("b.yaml");
        try (var context = app.run("--spring.config.import=app-config:" + directory.resolve("a.yaml") + ";optional:"
                + directory.resolve("b.yaml"))) {
            assertThat(config(context).getString("v")).isEqualTo("a");
        }
    }

    @Test
    @Case("CFG-16")
    void explicitFilesExcludeTheDefaultOnes() {
        AppConfig app = new AppConfig(directory)
                .file("app-config.yaml", "v: 1\n")
                .file("app-config.local.yaml", "v: 2\nlocal: true\n");
        try (var context = app.start("app-config.yaml")) {
            assertThat(AppConfig.values(context)).isEqualTo(Map.of("v", 1));
        }
    }

    @Test
    void filesOnTheClassPathAreRead() {
        try (var context = new AppConfig(directory)
                .run("--spring.config.import=app-config:classpath:dev/stagedoor/config/app-config.yaml")) {
            assertThat(config(context).getString("title")).isEqualTo("from the class path");
            assertThat(config(context).getString("included.name")).isEqualTo("beside it");
        }
    }

    @Test
    @Case("CFG-20")
    void anAddressOnTheWebIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AppConfig(directory).run("--spring.config.import=app-config:https://a/b.yaml"))
                .withMessageStartingWith("Config argument \"https://a/b.yaml\" looks like a URL but remote"
                        + " configuration is not enabled");
    }

    @Test
    void argumentsAndVariablesOfSpringWinOverFiles() {
        AppConfig app = new AppConfig(directory)
                .file("a.yaml", "backend: {baseUrl: file, title: file, port: 1}\n")
                .variable("BACKEND_TITLE", "variable")
                .argument("--backend.base-url=argument");
        try (var context = app.start("a.yaml")) {
            assertThat(config(context).get("backend"))
                    .isEqualTo(Map.of("baseUrl", "argument", "title", "variable", "port", 1));
        }
    }

    @Test
    void anEmptyFileSaysNothing() {
        try (var context =
                new AppConfig(directory).file("a.yaml", "# nothing\n").start("a.yaml")) {
            assertThat(AppConfig.values(context)).isEmpty();
        }
    }

    @Test
    @Case("CFG-42")
    void theRootMustBeAnObject() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () -> new AppConfig(directory).file("a.yaml", "- 1\n").start("a.yaml"))
                .withMessage("the root must be an object, got array (" + directory.resolve("a.yaml") + ":1:1)");
    }

    @Test
    @Case({"CFG-05", "CFG-06"})
    void errorsNameFileAndLine() {
        AppConfig app = new AppConfig(directory).file("a.yaml", "backend:\n  port: many\n");
        try (var context = app.start("a.yaml")) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> config(context).getNumber("backend.port"))
                    .withMessage("Unable to convert config value for key 'backend.port' in 'a.yaml:2:9' to a number")
                    .satisfies(ex -> assertThat(ex.getProblems())
                            .extracting(
                                    ConfigException.Problem::key,
                                    ConfigException.Problem::expected,
                                    ConfigException.Problem::origin)
                            .containsExactly(tuple("backend.port", "number", directory.resolve("a.yaml") + ":2:9")));
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> config(context).getString("backend.baseUrl"))
                    .withMessage("Missing required config value at 'backend.baseUrl' in 'a.yaml'");
        }
    }

    @Test
    void theSourceOfFilesIsRecognizedByItsName() {
        try (var context = new AppConfig(directory).file("a.yaml", "a: 1\n").start("a.yaml")) {
            assertThat(context.getEnvironment().getPropertySources())
                    .anyMatch(source -> source.getName().startsWith("app-config"));
        }
    }

    @Test
    void springsOwnKeysMayStandInTheFile() {
        AppConfig app = new AppConfig(directory).file("a.yaml", "spring: {profiles: {active: [one, two]}}\n");
        try (var context = app.start("a.yaml")) {
            assertThat(context.getEnvironment().getActiveProfiles()).containsExactly("one", "two");
        }
    }

    private static Config config(ConfigurableApplicationContext context) {
        return context.getBean(RootConfigService.class);
    }
}

package dev.stagedoor.config.autoconfigure;

import java.nio.file.Path;

import com.acme.shop.ConfigMistakes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a developer reads when values of the configuration are missing or wrong. */
@ExtendWith(OutputCaptureExtension.class)
class ConfigReportTests {

    @TempDir
    private Path directory;

    private AppConfig app;

    @BeforeEach
    void prepare() {
        app = new AppConfig(directory)
                .source(Everything.class)
                .file("a.yaml", "catalog:\n  size: big\norders:\n  open: maybe\n  shops: [1]\n");
    }

    @Test
    @Case("CFG-44")
    void problemsOfSeveralPluginsAreReportedTogether(CapturedOutput output) {
        app.variable("PRICES_REFRESH", "soon")
                .source(ConfigMistakes.Catalog.class)
                .source(ConfigMistakes.Orders.class)
                .source(ConfigMistakes.Stock.class);
        String report = report(output, "a.yaml");
        assertThat(report)
                .contains("because 3 plugins failed, for 3 reasons.")
                .contains("Unable to convert config value for key 'catalog.size' in 'a.yaml:2:9' to a number")
                .contains("key: catalog.size", "expected: number", "origin: " + directory.resolve("a.yaml") + ":2:9")
                .contains("plugin 'catalog' did not start", "plugin 'stock' did not start")
                .contains("read at com.acme.shop.ConfigMistakes$")
                .contains("Missing required config value at 'orders.currency' in 'a.yaml'")
                .contains("key: orders.currency", "expected: string", "origin: " + directory.resolve("a.yaml") + ":4:3")
                .contains("Unable to convert config value for key 'orders.open' in 'a.yaml:4:9' to a boolean")
                .contains("plugin 'orders' did not start")
                .contains("Set 'catalog.size' to a value of type number, at " + directory.resolve("a.yaml") + ":2:9.");
    }

    @Test
    void aProblemOfARootServiceNamesTheServiceAndTheVariable(CapturedOutput output) {
        app.variable("PRICES_REFRESH", "soon").source(ConfigMistakes.Prices.class);
        assertThat(report(output, "a.yaml"))
                .contains("Invalid duration 'soon' in config at 'prices.refresh'")
                .contains("key: prices.refresh", "expected: duration", "origin: environment variable PRICES_REFRESH")
                .contains("read while root service 'acme.prices' was made");
    }

    @Test
    void checksAreReportedTogetherBeforeAnythingIsMade(CapturedOutput output) {
        app.variable("PRICES_REFRESH", "soon")
                .source(ConfigMistakes.Checks.class)
                .source(ConfigMistakes.Prices.class);
        assertThat(report(output, "a.yaml"))
                .contains("3 problems were found.")
                .contains("Invalid duration 'soon' in config at 'prices.refresh'")
                .contains("Missing required config value at 'orders.currency' in 'a.yaml'")
                .contains("Invalid type in config for key 'orders.shops[0]' in 'a.yaml:5:11', got number, wanted"
                        + " object-array");
    }

    @Test
    @Case("CFG-44")
    void whatTheServicesOfTheBackendReadIsReportedTogether(CapturedOutput output) {
        app.file(
                        "a.yaml",
                        "backend:\n  logger: {level: loud}\n  lifecycle:\n    serverShutdownDelay: 20\n"
                                + "    startupRequestPauseTimeout: later\n")
                .web();
        assertThat(report(output, "a.yaml"))
                .contains("3 problems were found.")
                .contains("backend.logger.level")
                .contains("key: backend.lifecycle.serverShutdownDelay")
                .contains("key: backend.lifecycle.startupRequestPauseTimeout", "expected: duration");
    }

    @Test
    void problemsOfAllFilesOfAnImportAreReportedTogether(CapturedOutput output) {
        app.file("a.yaml", "a: {$file: missing.txt}\nb: {$include: missing.yaml}\n")
                .file("b.yaml", "c: {$env: 1}\n");
        assertThat(report(output, "a.yaml", "b.yaml"))
                .contains("3 problems were found.")
                .contains("error at .a, failed to read file missing.txt")
                .contains("error at .b, failed to read file missing.yaml")
                .contains("key: b", "origin: " + directory.resolve("a.yaml") + ":2:15")
                .contains("error at .c, $env include value is not a string")
                .contains("Correct 'c', at " + directory.resolve("b.yaml") + ":1:11.");
    }

    @Test
    @Case("CFG-44")
    void problemsOfSeveralImportsAndOfVariablesAreReportedTogether(CapturedOutput output) {
        app.file("a.yaml", "a: [\n").file("b.yaml", "b: {$file: x.txt}\n").variable("APP_CONFIG_a_", "1");
        Throwable failure =
                catchThrowable(() -> app.startWithImports("a.yaml", "b.yaml").close());
        assertThat(failure).isInstanceOf(ConfigException.class);
        assertThat(output.getAll())
                .contains("3 problems were found.")
                .contains("Invalid env config key 'a_'", "origin: environment variable APP_CONFIG_a_")
                .contains("origin: " + directory.resolve("a.yaml") + ":2:1")
                .contains("error at .b, failed to read file x.txt");
    }

    private String report(CapturedOutput output, String... files) {
        Throwable failure = catchThrowable(() -> app.start(files).close());
        assertThat(failure).isNotNull();
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START");
        return output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED TO START"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Everything {}
}

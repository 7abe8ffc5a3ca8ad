package dev.stagedoor.config.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Files that change while the application runs. */
@ExtendWith(OutputCaptureExtension.class)
class AppConfigReloadTests {

    private static final String THREAD = "app-config-";

    @TempDir
    private Path directory;

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    private AppConfig app;

    @BeforeEach
    void prepare() {
        app = new AppConfig(directory)
                .file("a.yaml", "a: {b: 1, list: [{x: 1}]}\npart: {$include: part.yaml}\nkey: {$file: key.txt}\n")
                .file("part.yaml", "x: 1\n")
                .file("key.txt", "first");
    }

    @Test
    @Case({"CFG-27", "CFG-28"})
    void viewsAndPropertiesShowTheNewValuesAndListenersAreTold() throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = listen(context);
            Config view = config.getConfig("a");
            Config item = config.getConfigArray("a.list").get(0);
            app.file("a.yaml", "a: {b: 2, list: [{x: 2}]}\n");
            assertThat(next()).isEqualTo(Map.of("b", 2, "list", List.of(Map.of("x", 2))));
            assertThat(view.getNumber("b")).isEqualTo(2);
            assertThat(item.getNumber("x")).isEqualTo(1);
            assertThat(config.has("part")).isFalse();
            assertThat(context.getEnvironment().getProperty("a.b")).isEqualTo("2");
            assertThat(context.getEnvironment().getProperty("part.x")).isNull();
        }
    }

    @Test
    @Case("CFG-27")
    void includedFilesAreWatched() throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = listen(context);
            app.file("part.yaml", "x: 22\n");
            next();
            assertThat(config.getNumber("part.x")).isEqualTo(22);
            app.file("key.txt", "second");
            next();
            assertThat(config.getString("key")).isEqualTo("second");
        }
    }

    @Test
    void aReplacedFileIsNoticed() throws Exception {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = listen(context);
            app.file("a.yaml~", "a: {b: 3}\n");
            Files.move(directory.resolve("a.yaml~"), directory.resolve("a.yaml"), StandardCopyOption.REPLACE_EXISTING);
            next();
            assertThat(config.getNumber("a.b")).isEqualTo(3);
        }
    }

    @Test
    void aSwappedLinkIsNoticed() throws Exception {
        app.file("v1/app-config.yaml", "a: {b: 1}\n").file("v2/app-config.yaml", "a: {b: 2}\n");
        link("..data", Path.of("v1"));
        link("app-config.yaml", Path.of("..data", "app-config.yaml"));
        try (var context = app.startWithDefaults()) {
            RootConfigService config = listen(context);
            link("..data.new", Path.of("v2"));
            Files.move(directory.resolve("..data.new"), directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            next();
            assertThat(config.getNumber("a.b")).isEqualTo(2);
        }
    }

    @Test
    void aDefaultFileThatAppearsIsRead() throws InterruptedException {
        app.file("app-config.yaml", "a: {b: 1}\n");
        try (var context = app.startWithDefaults()) {
            RootConfigService config = listen(context);
            app.file("app-config.local.yaml", "a: {b: 2}\n");
            next();
            assertThat(config.getNumber("a.b")).isEqualTo(2);
        }
    }

    @Test
    @Case({"CFG-26", "CFG-30"})
    void aBadEditIsRefusedAndTheNextGoodOneIsTaken(CapturedOutput output) throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = listen(context);
            app.file("a.yaml", "a:\n  b: 5\n  c: {$file: missing.txt}\nd: {$env: 1}\n");
            await().until(() -> output.getAll().contains("the old values stay"));
            assertThat(output.getAll())
                    .contains("Loading config from " + directory.resolve("a.yaml"))
                    .contains(directory.resolve("a.yaml") + ":3:14: error at .a.c, failed to read file missing.txt")
                    .contains(directory.resolve("a.yaml") + ":4:11: error at .d, $env include value is not a string");
            assertThat(config.getNumber("a.b")).isEqualTo(1);
            assertThat(context.getEnvironment().getProperty("a.b")).isEqualTo("1");
            assertThat(told).isEmpty();
            app.file("a.yaml", "a: {b: 6}\n");
            next();
            assertThat(config.getNumber("a.b")).isEqualTo(6);
        }
    }

    @Test
    void afterABadEditOfOneImportTheGoodOneOfAnotherIsNotLost(CapturedOutput output) throws InterruptedException {
        app.file("b.yaml", "b: 1\n");
        try (var context = app.startWithImports("a.yaml", "b.yaml")) {
            RootConfigService config = listen(context);
            app.file("a.yaml", "a: [").file("b.yaml", "b: 2\n");
            await().until(() -> output.getAll().contains("the old values stay"));
            assertThat(config.getNumber("b")).isEqualTo(1);
            app.file("a.yaml", "a: {}\n");
            next();
            assertThat(config.getNumber("b")).isEqualTo(2);
        }
    }

    @Test
    void whatIsMissingMayComeLater(CapturedOutput output) throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = listen(context);
            app.file("a.yaml", "a: {$include: later.yaml}\n");
            await().until(() -> output.getAll().contains("the old values stay"));
            app.file("later.yaml", "b: 7\n");
            next();
            assertThat(config.getNumber("a.b")).isEqualTo(7);
        }
    }

    @Test
    @Case("CFG-27")
    void nobodyIsToldWhenNoValueIsAnother(CapturedOutput output) throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            listen(context);
            app.file("part.yaml", "# a comment\nx:   1\n");
            await().until(() -> output.getAll().contains("Reloaded config from"));
            app.file("part.yaml", "x: 2\n");
            next();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aListenerThatFailsKeepsNoOtherFromBeingTold(CapturedOutput output) throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = context.getBean(RootConfigService.class);
            config.subscribe(() -> {
                throw new IllegalStateException("listener is broken");
            });
            listen(context);
            app.file("part.yaml", "x: 2\n");
            next();
            assertThat(output.getAll()).contains("listener is broken");
            app.file("part.yaml", "x: 3\n");
            next();
            assertThat(config.getNumber("part.x")).isEqualTo(3);
        }
    }

    @Test
    @Case("CFG-29")
    void whoEndedTheSubscriptionIsNotTold() throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            RootConfigService config = context.getBean(RootConfigService.class);
            RootConfigService.Subscription ended = config.subscribe(() -> told.add("ended"));
            listen(context);
            ended.unsubscribe();
            ended.unsubscribe();
            app.file("part.yaml", "x: 2\n");
            assertThat(next()).isNotEqualTo("ended");
            assertThat(told).isEmpty();
        }
    }

    @Test
    @Case("CFG-15")
    void aViewOfWhatIsGoneHasNothing() throws InterruptedException {
        try (var context = app.start("a.yaml")) {
            Config view = listen(context).getConfig("a");
            app.file("a.yaml", "z: 1\n");
            told.poll(10, TimeUnit.SECONDS);
            await().until(() -> !view.has("b"));
            assertThat(view.keys()).isEmpty();
            assertThat(view.getOptionalNumber("b")).isEmpty();
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> view.getNumber("b"))
                    .withMessage("Missing required config value at 'a.b' in 'environment'");
        }
    }

    @Test
    void whatHigherSourcesSayStays() throws InterruptedException {
        app.argument("--a.b=argument").variable("APP_CONFIG_a_c", "9");
        try (var context = app.start("a.yaml")) {
            RootConfigService config = listen(context);
            app.file("a.yaml", "a: {b: 2, c: 2, d: 2}\n");
            next();
            assertThat(config.get("a")).isEqualTo(Map.of("b", "argument", "c", 9, "d", 2));
            assertThat(context.getEnvironment().getProperty("a.c")).isEqualTo("9");
        }
    }

    @Test
    void nothingIsWatchedWithoutFilesOrWhenSwitchedOffOrAfterTheEnd() {
        try (var context =
                new AppConfig(directory).variable("APP_CONFIG_a", "1").run("--x=y")) {
            assertThat(watching()).isFalse();
        }
        try (var context = app.argument("--stagedoor.config.watch=false").start("a.yaml")) {
            assertThat(watching()).isFalse();
        }
        try (var context = new AppConfig(directory).start("a.yaml")) {
            assertThat(watching()).isTrue();
        }
        await().until(() -> !watching());
    }

    private RootConfigService listen(ConfigurableApplicationContext context) {
        RootConfigService config = context.getBean(RootConfigService.class);
        config.subscribe(() -> told.add(config.getOptional("a").orElse("none")));
        return config;
    }

    private Object next() throws InterruptedException {
        Object next = told.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("what listeners were told").isNotNull();
        return next;
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(directory.resolve(name), target);
    }

    private static boolean watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith(THREAD) && thread.isAlive());
    }
}

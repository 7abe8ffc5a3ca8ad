package dev.stagedoor.logger.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code backend.logger} does to what is logged. */
class LoggerSettingsTests {

    private final Logger everything = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Logger foreign = (Logger) LoggerFactory.getLogger("com.acme.Client");

    private final Level usual = everything.getLevel();

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RootConfigServiceAutoConfiguration.class, RootLoggerServiceAutoConfiguration.class));

    @BeforeEach
    void listen() {
        appender.start();
        everything.addAppender(appender);
        everything.setLevel(Level.INFO);
    }

    @AfterEach
    void reset() {
        everything.detachAppender(appender);
        everything.setLevel(usual);
        MDC.clear();
    }

    // The level

    @ParameterizedTest
    @CsvSource({
        "error, ERROR",
        "warn, WARN",
        "info, INFO",
        "http, INFO",
        "verbose, INFO",
        "debug, DEBUG",
        "silly, TRACE",
        "WARN, WARN"
    })
    @Case({"LOG-21", "LOG-22"})
    void theLevelIsOneOfBackstages(String configured, String expected) {
        runner.withPropertyValues("backend.logger.level=" + configured).run(context -> {
            assertThat(effectiveLevel("backend")).isEqualTo(Level.valueOf(expected));
            assertThat(effectiveLevel("plugin.todo")).isEqualTo(Level.valueOf(expected));
        });
    }

    @Test
    @Case("LOG-21")
    void theEnvironmentVariableBeatsTheConfiguration() {
        runner.withSystemProperties("LOG_LEVEL=warn")
                .withPropertyValues("backend.logger.level=debug")
                .run(context -> assertThat(effectiveLevel("backend")).isEqualTo(Level.WARN));
    }

    @Test
    @Case("LOG-21")
    void withoutALevelTheOneOfTheLoggingSystemHolds() {
        runner.run(context -> assertThat(effectiveLevel("backend")).isEqualTo(Level.INFO));
        everything.setLevel(Level.WARN);
        runner.run(context -> assertThat(effectiveLevel("backend")).isEqualTo(Level.WARN));
    }

    @Test
    void theLevelIsNotTheOneOfOtherLoggers() {
        runner.withPropertyValues("backend.logger.level=debug").run(context -> {
            assertThat(effectiveLevel("com.acme.Client")).isEqualTo(Level.INFO);
            assertThat(everything.getLevel()).isEqualTo(Level.INFO);
        });
    }

    @Test
    void theKeyOfSpringBootForTheSameLoggerWins() {
        runner.withPropertyValues("backend.logger.level=debug", "logging.level.plugin=ERROR")
                .run(context -> {
                    assertThat(((Logger) LoggerFactory.getLogger("plugin")).getLevel())
                            .isNull();
                    assertThat(effectiveLevel("backend")).isEqualTo(Level.DEBUG);
                });
    }

    @ParameterizedTest
    @CsvSource({"LOG_LEVEL, LOG_LEVEL", "backend.logger.level, backend.logger.level"})
    void anUnknownLevelFailsTheStartAndNamesItsKey(String property, String key) {
        runner.withPropertyValues(property + "=loud")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigException.class)
                        .hasMessageStartingWith("Invalid config value at '" + key
                                + "', got 'loud', wanted one of error, warn, info, http, verbose, debug, silly"));
    }

    @Test
    void theLevelFollowsTheConfigurationAndIsGoneInTheEnd() {
        ChangingConfig config = new ChangingConfig(logger(Map.of("level", "debug")));
        with(config).run(context -> {
            assertThat(effectiveLevel("backend")).isEqualTo(Level.DEBUG);
            config.update(logger(Map.of("level", "error")));
            assertThat(effectiveLevel("backend")).isEqualTo(Level.ERROR);
            config.update(Map.of());
            assertThat(effectiveLevel("backend")).isEqualTo(Level.INFO);
            config.update(logger(Map.of("level", "debug")));
        });
        assertThat(effectiveLevel("backend")).isEqualTo(Level.INFO);
        assertThat(config.listeners()).isZero();
    }

    @Test
    void aLevelThatWasSetAtRunTimeStaysUntilTheConfigurationHasAnother() {
        ChangingConfig config = new ChangingConfig(logger(Map.of("level", "debug")));
        with(config).run(context -> {
            ((Logger) LoggerFactory.getLogger("backend")).setLevel(Level.ERROR);
            config.update(logger(Map.of("level", "debug", "meta", Map.of("region", "eu"))));
            assertThat(effectiveLevel("backend")).isEqualTo(Level.ERROR);
        });
    }

    // Meta

    @Test
    @Case("LOG-23")
    void metaIsInEveryEntryWithItsTypesAndAnEntrysOwnFieldsWin() {
        with(logger(Map.of("meta", Map.of("region", "eu", "shard", 3)))).run(context -> {
            RootLoggerService logger = context.getBean(RootLoggerService.class);
            logger.info("plain");
            logger.child(Map.of("region", "us")).info("own");
            assertThat(fields(0)).containsOnly(Map.entry("region", "eu"), Map.entry("shard", 3));
            assertThat(fields(1)).containsOnly(Map.entry("region", "us"), Map.entry("shard", 3));
        });
    }

    @Test
    void metaFollowsTheConfiguration() {
        ChangingConfig config = new ChangingConfig(Map.of());
        with(config).run(context -> {
            config.update(logger(Map.of("meta", Map.of("region", "eu"))));
            context.getBean(RootLoggerService.class).info("plain");
            assertThat(fields(0)).containsOnly(Map.entry("region", "eu"));
        });
    }

    // Overrides

    @Test
    @Case("LOG-24")
    void anOverrideHidesAndShowsMore() {
        with(overrides(override("warn", Map.of("plugin", "noisy")), override("debug", Map.of("plugin", "todo"))))
                .run(context -> {
                    logAll(context, "noisy");
                    logAll(context, "todo");
                    logAll(context, "other");
                    assertThat(messages())
                            .containsExactly(
                                    "noisy warn",
                                    "noisy error",
                                    "todo debug",
                                    "todo info",
                                    "todo warn",
                                    "todo error",
                                    "other info",
                                    "other warn",
                                    "other error");
                });
    }

    @Test
    @Case("LOG-24")
    void questionsForTheLevelAreAnsweredAlike() {
        with(overrides(override("warn", Map.of("plugin", "noisy")), override("debug", Map.of("plugin", "todo"))))
                .run(context -> {
                    assertThat(plugin(context, "noisy").isInfoEnabled()).isFalse();
                    assertThat(plugin(context, "todo").isDebugEnabled()).isTrue();
                    assertThat(plugin(context, "other").isDebugEnabled()).isFalse();
                });
    }

    @Test
    @Case("LOG-25")
    void allFieldsOfAnOverrideMustMatch() {
        with(overrides(override("debug", Map.of("plugin", "todo", "type", "import"))))
                .run(context -> {
                    plugin(context, "todo").debug("plain");
                    plugin(context, "todo").child(Map.of("type", "import")).debug("child");
                    plugin(context, "other").child(Map.of("type", "import")).debug("other");
                    plugin(context, "todo")
                            .atDebug()
                            .addKeyValue("type", "import")
                            .log("pair");
                    assertThat(messages()).containsExactly("child", "pair");
                });
    }

    @Test
    @Case("LOG-26")
    void theFirstOverrideThatMatchesDecides() {
        with(overrides(override("error", Map.of("plugin", "todo")), override("debug", Map.of("plugin", "todo"))))
                .run(context -> {
                    logAll(context, "todo");
                    assertThat(messages()).containsExactly("todo error");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "/^tod/, true",
        "/^TOD/, false",
        "/^TOD/i, true",
        "/o.o/, true",
        "/x/, false",
        "todo, true",
        "tod, false",
    })
    @Case("LOG-27")
    void aTextIsWholeAndAnExpressionIsSearched(String matcher, boolean matches) {
        with(overrides(override("debug", Map.of("label", matcher)))).run(context -> {
            plugin(context, "x").child(Map.of("label", "todo odo")).debug("two");
            plugin(context, "x").child(Map.of("label", "todo")).debug("one");
            assertThat(messages().contains("one")).isEqualTo(matches);
        });
    }

    @Test
    @Case("LOG-27")
    void anExpressionOnlyMatchesTexts() {
        with(overrides(override("debug", Map.of("status", "/^20/")))).run(context -> {
            plugin(context, "x").child(Map.of("status", 200)).debug("number");
            plugin(context, "x").child(Map.of("status", "200")).debug("text");
            assertThat(messages()).containsExactly("text");
        });
    }

    @Test
    @Case("LOG-27")
    void anExpressionThatIsNoneIsPlainText() {
        with(overrides(override("debug", Map.of("label", "/(/")))).run(context -> {
            plugin(context, "x").child(Map.of("label", "/(/")).debug("same");
            plugin(context, "x").child(Map.of("label", "(")).debug("other");
            assertThat(messages()).containsExactly("same");
        });
    }

    @Test
    @Case("LOG-27")
    void numbersTruthValuesAndListsAreMatched() {
        with(overrides(
                        override("debug", Map.of("status", 404)),
                        override("debug", Map.of("audit", true)),
                        override("debug", Map.of("plugin", List.of("todo", "/^cat/")))))
                .run(context -> {
                    plugin(context, "a").child(Map.of("status", 404L)).debug("404");
                    plugin(context, "b").child(Map.of("status", 405)).debug("405");
                    plugin(context, "c").child(Map.of("audit", true)).debug("audit");
                    plugin(context, "d").child(Map.of("audit", false)).debug("no audit");
                    plugin(context, "todo").debug("todo");
                    plugin(context, "catalog").debug("catalog");
                    assertThat(messages()).containsExactly("404", "audit", "todo", "catalog");
                });
    }

    @Test
    @Case("LOG-25")
    void theMessageTheServiceAndMetaAreFieldsToo() {
        Map<String, Object> logger = Map.of(
                "meta",
                Map.of("region", "eu"),
                "overrides",
                List.of(override(
                        "error",
                        Map.of(
                                "message",
                                "/^Polling \\d+/",
                                "service",
                                "backstage",
                                "region",
                                "eu",
                                "level",
                                "info"))));
        with(logger(logger)).run(context -> {
            plugin(context, "todo").info("Polling {} hosts", 3);
            plugin(context, "todo").info("Polled");
            assertThat(messages()).containsExactly("Polled");
        });
    }

    @Test
    void linesOfOtherLoggersAreMatchedByLoggerAndPlugin() {
        with(overrides(
                        override("debug", Map.of("logger", "/^com\\.acme\\./", "plugin", "todo")),
                        override("error", Map.of("plugin", "noisy")),
                        override("error", Map.of("message", "Polling 3 hosts"))))
                .run(context -> {
                    foreign.debug("before");
                    MDC.put("plugin", "todo");
                    foreign.debug("todo");
                    foreign.atDebug().log("fluent");
                    MDC.put("plugin", "noisy");
                    foreign.warn("noisy");
                    MDC.remove("plugin");
                    foreign.info("Polling {} hosts", 3);
                    assertThat(messages()).containsExactly("todo", "fluent");
                });
    }

    @Test
    @Case("LOG-28")
    void overridesFollowTheConfigurationAndAreGoneInTheEnd() {
        ChangingConfig config = new ChangingConfig(Map.of());
        with(config).run(context -> {
            assertThat(logback().getTurboFilterList()).isEmpty();
            plugin(context, "todo").debug("before");
            config.update(overrides(override("debug", Map.of("plugin", "todo"))));
            plugin(context, "todo").debug("during");
            assertThat(logback().getTurboFilterList()).hasSize(1);
        });
        assertThat(messages()).containsExactly("during");
        assertThat(logback().getTurboFilterList()).isEmpty();
    }

    @Test
    @Case("LOG-28")
    void aChangeThatCannotBeReadIsReportedAndTheOldOverridesStay() {
        ChangingConfig config = new ChangingConfig(overrides(override("debug", Map.of("plugin", "todo"))));
        with(config).run(context -> {
            config.update(overrides(override("loud", Map.of("plugin", "todo"))));
            plugin(context, "todo").debug("after");
        });
        assertThat(messages())
                .containsExactly("The changed configuration of the logger cannot be used, the old one stays", "after");
    }

    @Test
    @Case("LOG-29")
    void anUnknownLevelOfAnOverrideFailsTheStartAndNamesItsIndex() {
        with(overrides(override("debug", Map.of("plugin", "todo")), override("loud", Map.of("plugin", "todo"))))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("Invalid config value at 'backend.logger.overrides[1].level'"));
    }

    @Test
    void allThatIsWrongIsToldTogether() {
        runner.withPropertyValues(
                        "backend.logger.level=loud",
                        "backend.logger.overrides[0].matchers.plugin=todo",
                        "backend.logger.overrides[0].level=louder",
                        "backend.logger.overrides[1].matchers.plugin=todo",
                        "backend.logger.overrides[1].level=loudest")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .asInstanceOf(InstanceOfAssertFactories.type(ConfigException.class))
                        .extracting(ConfigException::getProblems, InstanceOfAssertFactories.LIST)
                        .hasSize(3)
                        .asString()
                        .contains("backend.logger.level", "overrides[0].level", "overrides[1].level"));
    }

    @Test
    void overridesOfFlatPropertiesWork() {
        runner.withPropertyValues(
                        "backend.logger.overrides[0].matchers.plugin=todo", "backend.logger.overrides[0].level=debug")
                .run(context -> {
                    plugin(context, "todo").debug("shown");
                    assertThat(messages()).containsExactly("shown");
                });
    }

    @Test
    void withoutLogbackOneLineTellsWhatOverridesCannotDo() {
        with(overrides(override("error", Map.of("plugin", "todo"))))
                .withClassLoader(new FilteredClassLoader("ch.qos.logback"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    plugin(context, "todo").warn("hidden");
                    assertThat(messages()).singleElement().asString().contains("needs Logback");
                });
    }

    private ApplicationContextRunner with(Map<String, ?> data) {
        return with(new ChangingConfig(data));
    }

    private ApplicationContextRunner with(ChangingConfig config) {
        return runner.withBean("core.rootConfig", RootConfigService.class, config::service);
    }

    private static Map<String, Object> logger(Map<String, ?> settings) {
        return Map.of("backend", Map.of("logger", settings));
    }

    @SafeVarargs
    private static Map<String, Object> overrides(Map<String, Object>... overrides) {
        return logger(Map.of("overrides", List.of(overrides)));
    }

    private static Map<String, Object> override(String level, Map<String, ?> matchers) {
        return Map.of("matchers", matchers, "level", level);
    }

    private static LoggerService plugin(ApplicationContext context, String id) {
        return context.getBean(RootLoggerService.class).child(Map.of("plugin", id));
    }

    private static void logAll(ApplicationContext context, String id) {
        LoggerService logger = plugin(context, id);
        logger.debug(id + " debug");
        logger.info(id + " info");
        logger.warn(id + " warn");
        logger.error(id + " error");
    }

    private List<String> messages() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private Map<String, Object> fields(int index) {
        Map<String, Object> fields = new LinkedHashMap<>();
        appender.list.get(index).getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
        return fields;
    }

    private static Level effectiveLevel(String logger) {
        return ((Logger) LoggerFactory.getLogger(logger)).getEffectiveLevel();
    }

    private static LoggerContext logback() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}

package dev.stagedoor.logger.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;

import static org.assertj.core.api.Assertions.assertThat;

/** What Spring Boot's own formats make of it. */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleOutputTests {

    private final LoggingSystem system = LoggingSystem.get(ConsoleOutputTests.class.getClassLoader());

    private final LoggerService todo = new Slf4jRootLogger(() -> LoggerSettings.NONE).child(Map.of("plugin", "todo"));

    @AfterEach
    void reset() {
        MDC.clear();
        initialize(new MockEnvironment());
    }

    @Test
    void theTextShowsThePluginAsTheLogger(CapturedOutput output) {
        initialize(new MockEnvironment());
        todo.info("hello");
        assertThat(output).contains("plugin.todo").contains(" : hello");
    }

    @Test
    void theTextShowsThePluginOfLinesThatAreAPluginsAndLeavesOthersAsTheyAre(CapturedOutput output) {
        MockEnvironment environment = new MockEnvironment().withProperty("stagedoor.logging.format", "text");
        initialize(environment);
        LoggerFactory.getLogger("some.class").info("before");
        new LogLines().postProcessEnvironment(environment, new SpringApplication());
        initialize(environment);
        LoggerFactory.getLogger("some.class").info("after");
        MDC.put("plugin", "todo");
        LoggerFactory.getLogger("some.class").info("during");
        assertThat(withoutTime(output, "after"))
                .isEqualTo(withoutTime(output, "before").replace("before", "after"));
        assertThat(withoutTime(output, "during")).startsWith("  INFO plugin=todo ");
    }

    private static String withoutTime(CapturedOutput output, String message) {
        return output.getOut()
                .lines()
                .filter(line -> line.endsWith(" : " + message))
                .findFirst()
                .map(line -> line.substring(line.indexOf("  INFO")))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "gelf", "logstash"})
    void structuredFormatsShowAllFields(String format, CapturedOutput output) {
        initialize(new MockEnvironment().withProperty("logging.structured.format.console", format));
        MDC.put("plugin", "todo");
        todo.atInfo().addKeyValue("count", 3).log("hello");
        assertThat(output.getOut().lines().filter(line -> line.contains("hello")))
                .singleElement()
                .asString()
                .containsPattern("\"_?plugin\":\"todo\"")
                .containsPattern("\"_?count\":3");
    }

    @Test
    void thePropertyOfSpringBootSetsTheLevelOfAPlugin() {
        SpringApplication application = new SpringApplication(
                RootConfigServiceAutoConfiguration.class, RootLoggerServiceAutoConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run("--logging.level.plugin.todo=DEBUG")) {
            assertThat(context.getBean(RootLoggerService.class)
                            .child(Map.of("plugin", "todo"))
                            .isDebugEnabled())
                    .isTrue();
        }
    }

    @Test
    void theLevelCanBeChangedAsThatOfAnyLogger() {
        initialize(new MockEnvironment());
        system.setLogLevel("plugin.todo", LogLevel.DEBUG);
        assertThat(todo.isDebugEnabled()).isTrue();
        system.setLogLevel("plugin.todo", null);
        assertThat(todo.isDebugEnabled())
                .isEqualTo(LoggerFactory.getLogger("plugin").isDebugEnabled());
    }

    /** A format that another test has set would hold otherwise. */
    private void initialize(MockEnvironment environment) {
        if (!environment.containsProperty("logging.structured.format.console")) {
            environment.setProperty("logging.structured.format.console", "");
        }
        system.cleanUp();
        system.beforeInitialize();
        system.initialize(new LoggingInitializationContext(environment), null, null);
    }
}

package dev.stagedoor.logger.autoconfigure;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One JSON object a line, as in Backstage's production mode. */
@ExtendWith(OutputCaptureExtension.class)
class JsonLogTests {

    private static final String STRUCTURED = "logging.structured.format.console";

    /** Has the next application set up the log by its own properties. */
    @BeforeEach
    void forget() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
    }

    @AfterEach
    void reset() {
        MDC.clear();
    }

    @Test
    @Case("LOG-37")
    void inProductionEachLineIsAnObjectWithBackstagesFields(CapturedOutput output) {
        try (var context = run("stagedoor.logging.format=json")) {
            todo(context).child(Map.of("count", 3)).info("hello \"{}\"", "world");
        }
        assertThat(output.getOut().lines().filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(json(line).isObject()).isTrue());
        JsonNode line = line(output, "hello");
        assertThat(line.propertyNames())
                .containsExactly("level", "message", "service", "plugin", "count", "timestamp", "logger", "thread");
        assertThat(line.get("level").asString()).isEqualTo("info");
        assertThat(line.get("message").asString()).isEqualTo("hello \"world\"");
        assertThat(line.get("service").asString()).isEqualTo("backstage");
        assertThat(line.get("plugin").asString()).isEqualTo("todo");
        assertThat(line.get("count").asInt()).isEqualTo(3);
        assertThat(Instant.parse(line.get("timestamp").asString())).isBefore(Instant.now());
        assertThat(line.get("logger").asString()).isEqualTo("plugin.todo");
    }

    @Test
    @Case("LOG-37")
    void metaIsInTheLinesOfAllLoggers(CapturedOutput output) {
        try (var context = run("stagedoor.logging.format=json", "backend.logger.meta.region=eu")) {
            LoggerFactory.getLogger("com.acme.Client").info("foreign");
            todo(context).info("ours");
            context.getBean(RootLoggerService.class)
                    .child(Map.of("service", "rootHttpRouter", "region", "us"))
                    .info("own");
        }
        assertThat(line(output, "foreign").get("region").asString()).isEqualTo("eu");
        assertThat(line(output, "foreign").get("service").asString()).isEqualTo("backstage");
        assertThat(line(output, "ours").get("region").asString()).isEqualTo("eu");
        assertThat(line(output, "own").get("region").asString()).isEqualTo("us");
        assertThat(line(output, "own").get("service").asString()).isEqualTo("rootHttpRouter");
    }

    @Test
    void theMdcIsInTheLineAndNoNameIsThereTwice(CapturedOutput output) {
        try (var context = run("stagedoor.logging.format=json")) {
            MDC.put("traceId", "abc");
            MDC.put("message", "no");
            LoggerFactory.getLogger("com.acme.Client")
                    .atInfo()
                    .addKeyValue("traceId", "def")
                    .addKeyValue("level", "no")
                    .addKeyValue("logger", "no")
                    .log("twice");
        }
        JsonNode line = line(output, "twice");
        assertThat(line.get("traceId").asString()).isEqualTo("def");
        assertThat(line.get("level").asString()).isEqualTo("info");
        assertThat(line.get("logger").asString()).isEqualTo("com.acme.Client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "logging.structured.json.stacktrace.root=first"})
    @Case("LOG-38")
    void anErrorIsInTheLineWithItsStack(String property, CapturedOutput output) {
        try (var context = run("stagedoor.logging.format=json", property)) {
            todo(context).error("failed", new IllegalStateException("outer", new IOException("inner")));
        }
        assertThat(line(output, "failed").get("stack").asString())
                .contains("IllegalStateException: outer", "IOException: inner", "\tat ", "JsonLogTests");
    }

    @Test
    void theKeysOfSpringBootForStructuredLogsWork(CapturedOutput output) {
        try (var context = run(
                "stagedoor.logging.format=json",
                "logging.structured.json.exclude=thread",
                "logging.structured.json.rename.timestamp=ts",
                "logging.structured.json.add.cluster=blue")) {
            todo(context).info("hello");
        }
        assertThat(line(output, "hello").propertyNames())
                .contains("ts", "cluster")
                .doesNotContain("timestamp", "thread");
    }

    @Test
    void noSecretIsInTheLine(CapturedOutput output) {
        try (var context = run("stagedoor.logging.format=json", "acme.password=ge\"heim")) {
            todo(context).child(Map.of("field", "ge\"heim")).info("see ge\"heim!");
        }
        assertThat(line(output, "see ***!").get("field").asString()).isEqualTo("***");
        assertThat(output).doesNotContain("heim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "gelf", "logstash"})
    void aFieldWhoseNameIsTakenLosesNoLineOfSpringBootsFormats(String format, CapturedOutput output) {
        try (var context = run(STRUCTURED + "=" + format)) {
            MDC.put("process.pid", "1");
            todo(context)
                    .atInfo()
                    .addKeyValue("service", "router")
                    .addKeyValue("message", "x")
                    .setCause(new IllegalStateException("broken"))
                    .log("hello");
        }
        assertThat(line(output, "hello").toString()).contains("router", "broken", "todo");
    }

    // When

    @Test
    @Case("LOG-37")
    void productionIsJsonAndDevelopmentIsText() {
        assertThat(processed().getProperty(STRUCTURED)).isEqualTo(LogbackJsonFormatter.class.getName());
        assertThat(processed("stagedoor.mode", "production").getProperty(STRUCTURED))
                .isEqualTo(LogbackJsonFormatter.class.getName());
        assertThat(processed("stagedoor.mode", "development").getProperty(STRUCTURED))
                .isEmpty();
    }

    @Test
    void theFormatIsSetWhateverTheMode() {
        assertThat(processed("stagedoor.logging.format", "text").getProperty(STRUCTURED))
                .isEmpty();
        assertThat(processed("stagedoor.mode", "development", "stagedoor.logging.format", "json")
                        .getProperty(STRUCTURED))
                .isNotEmpty();
        assertThatThrownBy(() -> processed("stagedoor.logging.format", "xml"))
                .hasMessageContaining("stagedoor.logging.format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", ""})
    void theFormatThatTheApplicationSetsInSpringBootsKeyWins(String format) {
        assertThat(processed(STRUCTURED, format).getProperty(STRUCTURED)).isEqualTo(format);
    }

    @Test
    void withoutLogbackTheFormatIsOneOfSpringBoots() {
        MockEnvironment environment = new MockEnvironment();
        SpringApplication application =
                new SpringApplication(new DefaultResourceLoader(new FilteredClassLoader("ch.qos.logback")));
        new LogLines().postProcessEnvironment(environment, application);
        assertThat(environment.getProperty(STRUCTURED)).isEqualTo("logstash");
        assertThat(environment.getProperty("logging.pattern.level")).isNull();
    }

    @Test
    void aNativeImageMayMakeTheFormat() {
        RuntimeHints hints = new RuntimeHints();
        new LoggerRuntimeHints().registerHints(hints, getClass().getClassLoader());
        assertThat(RuntimeHintsPredicates.reflection()
                        .onConstructorInvocation(LogbackJsonFormatter.class.getDeclaredConstructors()[0]))
                .accepts(hints);
    }

    private static MockEnvironment processed(String... properties) {
        MockEnvironment environment = new MockEnvironment();
        for (int index = 0; index < properties.length; index += 2) {
            environment.setProperty(properties[index], properties[index + 1]);
        }
        new LogLines().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static LoggerService todo(ConfigurableApplicationContext context) {
        return context.getBean(RootLoggerService.class).child(Map.of("plugin", "todo"));
    }

    private static JsonNode line(CapturedOutput output, String message) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(message))
                .map(JsonLogTests::json)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static ConfigurableApplicationContext run(String... properties) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        return application.run(List.of(properties).stream()
                .filter(property -> !property.isEmpty())
                .map(property -> "--" + property)
                .toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}

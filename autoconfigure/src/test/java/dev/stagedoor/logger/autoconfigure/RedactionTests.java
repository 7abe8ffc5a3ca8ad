package dev.stagedoor.logger.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LogRedactor;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Secrets in the configuration do not reach the log. */
@ExtendWith(OutputCaptureExtension.class)
class RedactionTests {

    private static final String SECRET = "geheim/\"1$\\b";

    private static final String WEB_TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

    private static final org.slf4j.Logger foreign = LoggerFactory.getLogger("com.acme.Client");

    /** Has the next application set up the log by its own properties. */
    @BeforeEach
    void forget() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "gelf", "logstash"})
    @Case("LOG-39")
    void noLineShowsAWebTokenThatNobodyKnew(String format, CapturedOutput output) {
        try (var context = run("logging.structured.format.console=" + format)) {
            foreign.atInfo().addKeyValue("cookie", WEB_TOKEN).log("Got {}", WEB_TOKEN, new IOException(WEB_TOKEN));
        }
        assertThat(output.getAll()).contains("Got ***").doesNotContain(WEB_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecs", "gelf", "logstash"})
    @Case({"LOG-31", "LOG-32"})
    void noPartOfALineShowsASecretInAnyFormat(String format, CapturedOutput output) {
        try (var context = run("acme.password=" + SECRET, "logging.structured.format.console=" + format)) {
            MDC.put("session", SECRET);
            foreign.atWarn()
                    .setCause(new IllegalStateException("outer " + SECRET, new IOException("inner " + SECRET)))
                    .addKeyValue("pair", "a " + SECRET + " b")
                    .addArgument(SECRET)
                    .log("argument {} and text " + SECRET);
            context.getBean(RootLoggerService.class)
                    .child(Map.of("field", SECRET))
                    .info("of ours: {}", SECRET);
        } finally {
            MDC.clear();
        }
        assertThat(output)
                .contains("argument *** and text ***", "outer ***", "inner ***", "of ours: ***")
                .doesNotContain("geheim");
    }

    @Test
    @Case("LOG-31")
    void aFileShowsNoSecretEither(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("backend.log");
        try (var context = run("acme.password=" + SECRET, "logging.file.name=" + file)) {
            foreign.info("see {}!", SECRET);
        }
        assertThat(Files.readString(file)).contains("see ***!").doesNotContain("geheim");
    }

    @Test
    void anAppenderBehindAnotherShowsNoSecretEither() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.acme.Async");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        SpringApplication application = application();
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>)
                event -> logger.addAppender(asynchronous(logger, written)));
        try (var context = application.run("--acme.password=" + SECRET)) {
            logger.info("see {}!", SECRET);
        } finally {
            logger.detachAndStopAllAppenders();
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("see ***!");
    }

    @Test
    @Case("LOG-31")
    void anAppenderThatWritesNoTextGetsEventsWithoutSecrets() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.acme.Events");
        List<ILoggingEvent> events = new ArrayList<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing();
                events.add(event);
            }
        };
        SpringApplication application = application();
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            appender.setContext(logger.getLoggerContext());
            appender.start();
            logger.addAppender(appender);
        });
        try (var context = application.run("--acme.password=" + SECRET)) {
            MDC.put("session", SECRET);
            logger.atWarn()
                    .setCause(new IllegalStateException("outer", new IOException("inner " + SECRET)))
                    .addKeyValue("pair", SECRET)
                    .addKeyValue("count", 3)
                    .addArgument(SECRET)
                    .log("see {}");
            MDC.remove("session");
            logger.info("harmless {}", 1);
        } finally {
            MDC.clear();
        }
        ILoggingEvent event = events.get(0);
        assertThat(event.getFormattedMessage()).isEqualTo("see ***");
        assertThat(event.getMessage()).isEqualTo("see ***");
        assertThat(event.getArgumentArray()).isNull();
        assertThat(event.getMDCPropertyMap()).containsEntry("session", "***");
        assertThat(event.getKeyValuePairs()).extracting(pair -> pair.value).containsExactly("***", 3);
        assertThat(event.getThrowableProxy().getClassName()).isEqualTo(IllegalStateException.class.getName());
        assertThat(event.getThrowableProxy().getCause().getMessage()).isEqualTo("inner ***");
        assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).doesNotContain("geheim");
        assertThat(events.get(1)).isInstanceOf(LoggingEvent.class);
        assertThat(logger.isAttached(appender)).isTrue();
        logger.detachAppender(appender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "logstash"})
    @Case("LOG-33")
    void aSecretOfSeveralLinesIsFound(String format, CapturedOutput output) {
        try (var context = run(
                "acme.private-key=-----BEGIN\nabc\ndef\n-----END\n", "logging.structured.format.console=" + format)) {
            foreign.info("key: {}!", "-----BEGIN\nabc\ndef\n-----END");
        }
        assertThat(output).contains("key: ***!").doesNotContain("abc");
    }

    @Test
    @Case("LOG-34")
    void whatIsTooCommonToBeASecretStays(CapturedOutput output) {
        try (var context =
                run("a.password=x", "b.password=true", "c.password=5432", "d.password=localhost", "e.password=  yz ")) {
            foreign.info("x true 5432 localhost yz");
        }
        assertThat(output).contains("x true 5432 localhost ***");
    }

    @Test
    void linesFromBeforeTheFirstBeanShowNoSecret(CapturedOutput output) {
        SpringApplication application = application();
        application.addInitializers(context -> foreign.info("early {}!", SECRET));
        application.run("--acme.password=" + SECRET).close();
        assertThat(output).contains("early ***!").doesNotContain("geheim");
    }

    @Test
    void theReportOfAFailedStartShowsNoSecret(CapturedOutput output) {
        assertThatThrownBy(() -> application(Failing.class).run("--acme.password=" + SECRET))
                .hasRootCauseMessage("cannot log in with " + SECRET);
        assertThat(output).contains("cannot log in with ***").doesNotContain("geheim");
    }

    @Test
    @Case("LOG-35")
    void howManySecretsWereFoundIsToldAtTheStartAndWhenMoreAreFound(CapturedOutput output) {
        ChangingConfig config = new ChangingConfig(Map.of("acme", Map.of("token", "first-one")));
        SpringApplication application = application();
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("changing", config));
        application.addPrimarySources(List.of(OwnConfig.class));
        try (var context = application.run()) {
            int before = output.length();
            config.update(Map.of("acme", Map.of("token", "second-one", "secret", "third-one")));
            foreign.info("first-one second-one third-one");
            assertThat(output.toString().substring(before))
                    .contains("Found 2 new secrets in config that will be redacted")
                    .contains("*** *** ***");
        }
        assertThat(output).containsPattern("Found \\d+ new secrets in config that will be redacted");
        assertThat(config.listeners()).isZero();
    }

    @Test
    @Case("LOG-36")
    void codeAddsSecretsAndRedactsWhatGoesElsewhere(CapturedOutput output) {
        try (var context = run()) {
            LogRedactor redactor = context.getBean(LogRedactor.class);
            assertThat(redactor.addRedactions(List.of("late-one", " late-one ", "x")))
                    .isEqualTo(1);
            foreign.info("see late-one!");
            assertThat(redactor.redact("mail late-one")).isEqualTo("mail ***");
        }
        assertThat(output).contains("see ***!");
    }

    @Test
    @Case("LOG-36")
    void aPluginAddsSecrets(CapturedOutput output) {
        SpringApplication application = application(TokenPlugin.class);
        application.run().close();
        assertThat(output).contains("issued ***!").doesNotContain("plugins-own-token");
    }

    @Test
    void aClosedBackendLeavesNothingBehind(CapturedOutput output) {
        run("acme.password=" + SECRET).close();
        foreign.info("closed {}!", SECRET);
        assertThat(output).contains("closed " + SECRET + "!");
    }

    @Test
    void oneBackendsEndIsNotAnothers(CapturedOutput output) {
        try (var first = run("acme.password=" + SECRET)) {
            run().close();
            run().close();
            foreign.info("still {}!", SECRET);
        }
        assertThat(output).contains("still ***!").doesNotContain("geheim");
    }

    private static AsyncAppender asynchronous(Logger logger, OutputStream output) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%m");
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        AsyncAppender asynchronous = new AsyncAppender();
        List.of(encoder, appender, asynchronous).forEach(part -> part.setContext(logger.getLoggerContext()));
        encoder.start();
        appender.setEncoder(encoder);
        appender.setOutputStream(output);
        appender.start();
        asynchronous.addAppender(appender);
        asynchronous.start();
        return asynchronous;
    }

    private static ConfigurableApplicationContext run(String... properties) {
        return application().run(arguments(properties));
    }

    private static String[] arguments(String... properties) {
        return List.of(properties).stream().map(property -> "--" + property).toArray(String[]::new);
    }

    private static SpringApplication application(Class<?>... more) {
        SpringApplication application = new SpringApplication(Application.class);
        application.addPrimarySources(List.of(more));
        application.setWebApplicationType(WebApplicationType.NONE);
        return application;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class OwnConfig {

        @Bean
        RootConfigService config(ChangingConfig config) {
            return config.service();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        Object failing() {
            throw new IllegalStateException("cannot log in with " + SECRET);
        }
    }

    @BackendPlugin("tokens")
    static class TokenPlugin {

        @Init
        void init(LogRedactor redactor) {
            redactor.addRedaction("plugins-own-token");
            foreign.info("issued plugins-own-token!");
        }
    }
}

package dev.stagedoor.wiring;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.acme.shop.FeatureMistakes;
import com.acme.shop.ServiceMistakes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ReflectionUtils;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an application does whose command line asks for its wiring, in this process, which it does not end. */
class CommandLineRunTests {

    private final PrintStream stdout = System.out;

    private final PrintStream stderr = System.err;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final List<Integer> exits = new ArrayList<>();

    @BeforeEach
    void capture() {
        forgetLogging();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(stdout);
        System.setErr(stderr);
        forgetLogging();
    }

    /** What a run has set for the log holds for all later ones of the same process otherwise. */
    private static void forgetLogging() {
        LoggingSystem.get(CommandLineRunTests.class.getClassLoader()).cleanUp();
        for (LoggingSystemProperty property : LoggingSystemProperty.values()) {
            System.clearProperty(property.getEnvironmentVariableName());
        }
    }

    @Test
    @Case({"CMD-01", "CMD-03"})
    void aRightWiringIsReportedAndNothingIsMade() {
        WiringVerificationTests.Touched.names.clear();
        run(WiringVerificationTests.Untouchable.class, "--backend.verify");
        assertThat(out())
                .isEqualTo(BackendWiring.verify(WiringVerificationTests.Untouchable.class)
                                .report() + "\n")
                .contains("Plugin 'todo'", "Wiring is right: 1 plugin");
        assertThat(exits).containsExactly(WiringCommand.RIGHT);
        assertThat(WiringVerificationTests.Touched.names).isEmpty();
    }

    @Test
    @Case("CMD-02")
    void aWrongWiringIsReportedWithAllThatIsWrong() throws Exception {
        run(
                () -> start(
                        Application.class,
                        ServiceMistakes.NeedsMail.class,
                        FeatureMistakes.HasRunner.class,
                        FeatureMistakes.TwoInits.class),
                "--backend.verify");
        assertThat(out())
                .isEqualTo("Wiring is wrong.\n\n"
                        + Files.readString(
                                Path.of("src/test/resources/dev/stagedoor/wiring/reports/policy-abort.txt")));
        assertThat(exits).containsExactly(WiringCommand.WRONG);
    }

    @Test
    @Case("CMD-04")
    void theDocumentIsAllThatIsPrinted() {
        run(WithFeatures.class, "--backend.document");
        assertThat(out()).isEqualTo(BackendWiring.verify(WithFeatures.class).document());
        assertThat(exits).containsExactly(WiringCommand.RIGHT);
    }

    @Test
    @Case("CMD-05")
    void theDocumentIsWrittenToAFile(@TempDir Path directory) {
        Path file = directory.resolve("docs/backend.md");
        run(WithFeatures.class, "--backend.document=" + file);
        assertThat(file).hasContent(BackendWiring.verify(WithFeatures.class).document());
        assertThat(out()).isEqualTo("Wrote " + file + "\n");
        assertThat(exits).containsExactly(WiringCommand.RIGHT);
    }

    @Test
    @Case("CMD-05")
    void aFileThatCanNotBeWrittenIsAFailure(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("taken")).resolve("backend.md");
        run(WithFeatures.class, "--backend.document=" + file);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("The wiring can not be written to " + file + ": ");
        assertThat(exits).containsExactly(WiringCommand.WRONG);
    }

    @Test
    @Case("CMD-05")
    void aWrongWiringIsNotWrittenDown(@TempDir Path directory) {
        Path file = directory.resolve("backend.md");
        run(
                () -> start(Application.class, FeatureMistakes.TwoInits.class),
                "--backend.document",
                "--backend.document=" + file);
        assertThat(file).doesNotExist();
        assertThat(out()).isEmpty();
        assertThat(err()).contains("Wiring is wrong.", "More than one @Init method");
        assertThat(exits).containsExactly(WiringCommand.WRONG);
    }

    @Test
    @Case({"CMD-01", "CMD-04"})
    void reportAndDocumentAreGivenTogether() {
        run(WithFeatures.class, "--backend.verify", "--backend.document");
        BackendWiring wiring = BackendWiring.verify(WithFeatures.class);
        assertThat(out()).isEqualTo(wiring.report() + "\n\n" + wiring.document());
    }

    @ParameterizedTest
    @ValueSource(classes = {WithFeatures.class, WithBuilder.class})
    @Case("CMD-03")
    void featuresThatTheMainMethodAddsAreSeen(Class<?> application) {
        run(application, "--backend.verify=true");
        assertThat(out()).contains("Plugin 'object'").endsWith(" 0 warnings.\n");
    }

    @Test
    @Case("CMD-06")
    void whatTheApplicationPrintsIsKeptFromTheStandardOutput() {
        run(Talkative.class, "--backend.verify");
        assertThat(out()).startsWith("Wiring is right: 0 plugins");
        assertThat(err())
                .contains("printed", "a warning")
                .doesNotContain("a remark")
                .doesNotContain(":: Spring Boot ::");
    }

    @Test
    @Case("CMD-06")
    void theCommandLineMayAskForMoreOfTheLog() {
        run(Talkative.class, "--backend.verify", "--logging.threshold.console=info");
        assertThat(out()).startsWith("Wiring is right: 0 plugins");
        assertThat(err()).contains("a remark");
    }

    @Test
    @Case("CMD-07")
    void whatIsNotAboutTheWiringIsReportedAsAStartReportsIt() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> run(Misconfigured.class, "--backend.verify"));
        assertThat(out()).isEmpty();
        assertThat(err()).contains("APPLICATION FAILED TO START", "nothing.yaml");
        assertThat(exits).containsExactly(WiringCommand.WRONG);
    }

    @Test
    @Case("CMD-07")
    void anApplicationThatIsNoBackendFails() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run(NoBackend.class, "--backend.verify"));
        assertThat(err()).contains(NoBackend.class.getName() + " is no backend");
        assertThat(exits).containsExactly(WiringCommand.WRONG);
    }

    @Test
    @Case("CMD-08")
    void otherwiseTheApplicationStarts() {
        System.setProperty("backend.verify", "true");
        System.setProperty("backend.document", "true");
        try {
            run(Starting.class, "--backend.verify=false", "--backend.document=FALSE", "backend.verify");
        } finally {
            System.clearProperty("backend.verify");
            System.clearProperty("backend.document");
        }
        assertThat(Starting.started).isCompleted();
        assertThat(exits).isEmpty();
    }

    /** Runs an application by its main method, if it has one. */
    private void run(Class<?> application, String... args) {
        Method main = ReflectionUtils.findMethod(application, "main", String[].class);
        run(
                () -> {
                    if (main != null) {
                        ReflectionUtils.makeAccessible(main);
                        ReflectionUtils.invokeMethod(main, null, (Object) others(args));
                    } else {
                        start(application);
                    }
                },
                args);
    }

    /** What the listener that Spring makes may see, for that one would end the process. */
    private static String[] others(String... args) {
        return Stream.of(args).filter(each -> !each.startsWith("--backend.")).toArray(String[]::new);
    }

    private void run(Runnable start, String... args) {
        try {
            SpringApplication.withHook(running -> new CommandLineRun(running, args, exits::add), start);
        } catch (SpringApplication.AbandonedRunException ex) {
            // In place of the end of the process.
        }
    }

    private static void start(Class<?>... sources) {
        SpringApplication application = new SpringApplication(sources);
        application.setMainApplicationClass(sources[0]);
        application.run();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static BackendFeature plugin() {
        return BackendFeature.plugin(
                "object",
                env -> env.registerInit(deps -> {
                    throw new IllegalStateException("No plugin is to start");
                }));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Misconfigured {

        public static void main(String... args) {
            SpringApplication.run(Misconfigured.class, "--spring.config.import=classpath:nothing.yaml");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NoBackend {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithFeatures {

        public static void main(String... args) {
            SpringApplication application = new SpringApplication(WithFeatures.class);
            application.addInitializers(Backend.features(plugin()));
            application.run(args);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithBuilder {

        public static void main(String... args) {
            new SpringApplicationBuilder(WithBuilder.class)
                    .initializers(Backend.features(plugin()))
                    .run(args);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Talkative {

        public static void main(String... args) {
            SpringApplication application = new SpringApplication(Talkative.class);
            application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>) context -> {
                System.out.println("printed");
                LoggerFactory.getLogger(Talkative.class).info("a remark");
                LoggerFactory.getLogger(Talkative.class).warn("a warning");
            });
            application.run(args);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Starting {

        static final CompletableFuture<Void> started = new CompletableFuture<>();

        public static void main(String... args) {
            SpringApplication application = new SpringApplication(Starting.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.run(args).close();
            started.complete(null);
        }
    }
}

package dev.stagedoor.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import com.acme.shop.FeatureMistakes;
import com.acme.shop.ServiceMistakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The validation of an application that is not started. */
class WiringVerificationTests {

    @Test
    void noBeanOfTheApplicationIsMadeAndNoWebServer() {
        Touched.names.clear();
        BackendWiring wiring = BackendWiring.verify(Untouchable.class);
        assertThat(ids(wiring)).containsExactly("todo");
        assertThat(Touched.names).isEmpty();
    }

    /** So that the test above can fail. */
    @Test
    void aStartOfThatApplicationMakesItsBeans() {
        assertThatException()
                .isThrownBy(() -> SpringApplication.run(Untouchable.class))
                .withRootCauseInstanceOf(Touched.class);
    }

    @Test
    void theMainMethodIsRunSoThatItsFeaturesAreSeen() {
        assertThat(ids(BackendWiring.verify(WithMain.class))).containsExactly("object");
    }

    @Test
    void whatIsLoadedIsClosedAgain() {
        BackendWiring.verify(WithMain.class);
        assertThat(WithMain.context.get().isActive()).isFalse();
    }

    @Test
    void whatIsLoadedIsClosedAfterAMistakeToo() {
        assertThatExceptionOfType(InvalidBackendException.class)
                .isThrownBy(() -> BackendWiring.verify(WithMain.class, FeatureMistakes.TwoInits.class));
        assertThat(WithMain.context.get().isActive()).isFalse();
    }

    @Test
    void noThreadStays() {
        BackendWiring.verify(Untouchable.class);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        BackendWiring.verify(Untouchable.class);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread) && !thread.isDaemon()))
                .isEmpty();
    }

    @Test
    void classesAreAddedToWhatTheMainMethodRuns() {
        assertThat(ids(BackendWiring.verify(WithMain.class, UntouchedPlugin.class)))
                .containsExactly("object", "todo");
    }

    @Test
    void aMainMethodThatRunsNoApplicationIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BackendWiring.verify(IdleMain.class))
                .withMessageContaining(IdleMain.class.getName())
                .withMessageContaining("runs no SpringApplication");
    }

    @Test
    void anErrorOfTheMainMethodIsTheCallers() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> BackendWiring.verify(FailingMain.class))
                .withMessage("no main");
    }

    @Test
    void anApplicationThatIsNoBackendIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BackendWiring.verify(NoBackend.class))
                .withMessageContaining("is no backend");
    }

    @Test
    void anApplicationIsToBeNamed() {
        assertThatIllegalArgumentException().isThrownBy(BackendWiring::verify);
    }

    @Test
    void aPropertyBeatsTheApplicationsOwn() {
        assertThat(ids(BackendWiring.verify(Configured.class))).isEmpty();
        assertThat(ids(BackendWiring.of(Configured.class)
                        .property("todo.enabled", true)
                        .verify()))
                .containsExactly("conditional");
    }

    @Test
    void mistakesOfTheBackendAreReportedAsAFailedStartReportsThem() {
        assertThatExceptionOfType(InvalidBackendException.class)
                .isThrownBy(() -> BackendWiring.verify(
                        Application.class,
                        ServiceMistakes.Cycle.class,
                        ServiceMistakes.RootServiceNeedsPlugin.class,
                        ServiceMistakes.AnnotatedImplementation.class,
                        FeatureMistakes.NotStatic.class,
                        FeatureMistakes.Catalog.class,
                        FeatureMistakes.OtherCatalog.class,
                        FeatureMistakes.ImportersAgain.class,
                        FeatureMistakes.BadId.class))
                .satisfies(ex -> assertThat(ex.getMessage() + "\n").isEqualTo(golden("several-mistakes")))
                .withCauseInstanceOf(WiringException.class);
    }

    @Test
    void mistakesOfPluginsAreReportedAsAFailedStartReportsThem() {
        assertThatExceptionOfType(InvalidBackendException.class)
                .isThrownBy(() -> BackendWiring.verify(
                        Application.class,
                        ServiceMistakes.NeedsMail.class,
                        FeatureMistakes.HasRunner.class,
                        FeatureMistakes.TwoInits.class))
                .satisfies(ex -> assertThat(ex.getMessage() + "\n").isEqualTo(golden("policy-abort")))
                .withCauseInstanceOf(BackendStartupException.class);
    }

    @Test
    void aMistakeOfAPluginIsOneEvenWhereThePolicyPermitsIt() {
        assertThatExceptionOfType(InvalidBackendException.class)
                .isThrownBy(() -> BackendWiring.of(Application.class, ServiceMistakes.NeedsMail.class)
                        .property("backend.startup.default.onPluginBootFailure", "continue")
                        .verify())
                .withMessageContaining("serviceRef{acme.mail}");
    }

    @Test
    void aMistakeOfAModuleIsFound() {
        assertThatExceptionOfType(InvalidBackendException.class)
                .isThrownBy(() -> BackendWiring.verify(
                        Application.class, FeatureMistakes.Catalog.class, FeatureMistakes.NeedsParsers.class))
                .withMessageContaining("because 1 module failed")
                .withMessageContaining("module 'json' for plugin 'catalog'");
    }

    @Test
    void aFailingLoaderIsReportedAsAFailedStartReportsIt() {
        FailingLoader.feature = FeatureMistakes.failingLoader();
        assertThatExceptionOfType(InvalidBackendException.class)
                .isThrownBy(() -> BackendWiring.verify(Application.class, FailingLoader.class))
                .satisfies(ex -> assertThat(ex.getMessage().replaceAll("java:\\d+", "java:LINE") + "\n")
                        .isEqualTo(golden("failing-loader")));
    }

    @Test
    void whatIsNotAboutTheWiringIsThrownAsItIs() {
        assertThatExceptionOfType(BeanDefinitionOverrideException.class)
                .isThrownBy(() -> BackendWiring.verify(Application.class, FirstClock.class, SecondClock.class));
    }

    static List<Class<?>> applications() {
        return List.of(WithMain.class, Untouchable.class);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void verifyingAgainGivesTheSame(Class<?> application) {
        assertThat(BackendWiring.verify(application).describe())
                .isEqualTo(BackendWiring.verify(application).describe());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void nothingIsPrintedAboutAWiringThatIsRight(CapturedOutput output) {
        BackendWiring.verify(WithMain.class);
        assertThat(output.getOut().lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
                .isEmpty();
        assertThat(output).doesNotContain("Starting ").doesNotContain(":: Spring Boot ::");
    }

    private static List<String> ids(BackendWiring wiring) {
        return wiring.describe().plugins().stream()
                .map(PluginDescriptor::pluginId)
                .collect(Collectors.toList());
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/dev/stagedoor/wiring/reports", name + ".txt"))
                .replace("\r\n", "\n");
    }

    /** Says that something was made that should not have been. */
    static class Touched extends RuntimeException {

        private static final long serialVersionUID = 1L;

        static final List<String> names = new ArrayList<>();

        Touched(Class<?> type) {
            super(type.getName());
            names.add(type.getName());
            throw this;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(UntouchedProperties.class)
    @Import({UntouchedPlugin.class, UntouchedModule.class})
    static class Untouchable {

        Untouchable() {
            throw new Touched(getClass());
        }

        @Bean
        RootLoggerService rootLogger() {
            throw new Touched(RootLoggerService.class);
        }

        @Bean
        @PluginScope(initialization = Initialization.ALWAYS)
        UntouchedService service(LoggerService logger) {
            throw new Touched(UntouchedService.class);
        }

        @Bean
        ServletWebServerFactory webServers() {
            throw new Touched(ServletWebServerFactory.class);
        }
    }

    @ConfigurationProperties("untouched")
    static class UntouchedProperties {

        UntouchedProperties() {
            throw new Touched(getClass());
        }
    }

    @BackendService(id = "acme.untouched")
    interface UntouchedService {}

    @BackendPlugin("todo")
    static class UntouchedPlugin {

        UntouchedPlugin() {
            throw new Touched(getClass());
        }

        @Bean
        Runnable task() {
            throw new Touched(Runnable.class);
        }

        @Bean
        UntouchedController controller() {
            return new UntouchedController();
        }

        @Init
        void init(Runnable task, LoggerService logger) {
            throw new Touched(getClass());
        }
    }

    @RestController
    static class UntouchedController {

        UntouchedController() {
            throw new Touched(getClass());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class UntouchedModule {

        UntouchedModule() {
            throw new Touched(getClass());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithMain {

        static final AtomicReference<ConfigurableApplicationContext> context = new AtomicReference<>();

        public static void main(String[] args) {
            SpringApplication application = new SpringApplication(WithMain.class);
            application.addInitializers(
                    (ApplicationContextInitializer<ConfigurableApplicationContext>) context::set,
                    Backend.features(BackendFeature.plugin("object", env -> {
                        env.registerInit(deps -> {
                            throw new Touched(WithMain.class);
                        });
                    })));
            application.run(args);
        }
    }

    static class IdleMain {

        public static void main(String[] args) {}
    }

    static class FailingMain {

        public static void main(String[] args) {
            throw new UnsupportedOperationException("no main");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NoBackend {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ConditionalPlugin.class)
    static class Configured {

        public static void main(String[] args) {
            SpringApplication.run(Configured.class, "--todo.enabled=false");
        }
    }

    @BackendPlugin("conditional")
    @ConditionalOnProperty("todo.enabled")
    static class ConditionalPlugin {}

    @Configuration(proxyBeanMethods = false)
    static class FailingLoader {

        static BackendFeature feature;

        @Bean
        static BackendFeature loader() {
            return feature;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FirstClock {

        @Bean
        Object clock() {
            return new Object();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondClock {

        @Bean
        Object clock() {
            return new Object();
        }
    }
}

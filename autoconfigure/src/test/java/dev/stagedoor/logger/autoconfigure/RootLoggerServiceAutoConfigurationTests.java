package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The default of {@code core.rootLogger} and its overrides. */
class RootLoggerServiceAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RootConfigServiceAutoConfiguration.class, RootLoggerServiceAutoConfiguration.class));

    @Test
    void slf4jIsUsedByDefault() {
        runner.run(context -> {
            assertThat(context).hasBean(CoreServices.ROOT_LOGGER.id());
            assertThat(context).getBean(RootLoggerService.class).isInstanceOf(Slf4jRootLogger.class);
        });
    }

    @Test
    void anyBindingOfSlf4jWillDo() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackagesOf(RootLoggerServiceAutoConfiguration.class);
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Logback")
                .and()
                .doNotHaveFullyQualifiedName(RootLoggerServiceAutoConfiguration.class.getName() + "$OnLogback")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos..")
                .check(room);
        runner.withClassLoader(new FilteredClassLoader("ch.qos.logback"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RootLoggerService.class));
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(OwnBean.class).run(context -> {
            RootLoggerService logger = context.getBean(RootLoggerService.class);
            logger.info("hello {}", "world");
            assertThat(((Recorder) logger).entries)
                    .extracting(LogEntry::message)
                    .containsExactly("hello world");
        });
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(OwnFactory.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RootLoggerService.class));
    }

    /** One method is all that it takes. */
    static class Recorder implements RootLoggerService {

        final List<LogEntry> entries = new ArrayList<>();

        @Override
        public void log(LogEntry entry) {
            entries.add(entry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        RootLoggerService own() {
            return new Recorder();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<RootLoggerService> own() {
            return ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> new Recorder());
        }
    }
}

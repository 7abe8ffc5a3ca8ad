package dev.stagedoor.auditor.autoconfigure;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** The default of {@code core.auditor}, its settings and its overrides. */
class AuditorServiceAutoConfigurationTests {

    private static final AuditorService OWN = options -> {
        throw new UnsupportedOperationException();
    };

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    AuditorServiceAutoConfiguration.class))
            .withUserConfiguration(StubIdentity.class, Log.class);

    @Test
    @Case("AUD-06")
    void theLevelsAreConfigured() {
        runner.withPropertyValues(
                        "backend.auditor.severityLogLevelMappings.low=warn",
                        "backend.auditor.severityLogLevelMappings.critical=error")
                .run(context -> {
                    AuditorService auditor =
                            context.getBean(PluginServices.class).get("todo", CoreServices.AUDITOR);
                    for (AuditorSeverity severity : AuditorSeverity.values()) {
                        auditor.createEvent(AuditorEventOptions.of("x").withSeverity(severity));
                    }
                    assertThat(context.getBean(RecordingRootLogger.class).records())
                            .extracting(LogEntry::level)
                            .containsExactly(Level.WARN, Level.INFO, Level.INFO, Level.ERROR);
                });
    }

    @Test
    @Case("AUD-06")
    void allLevelsThatAreNoneAreToldOf() {
        runner.withPropertyValues(
                        "backend.auditor.severityLogLevelMappings.low=verbose",
                        "backend.auditor.severityLogLevelMappings.high=loud")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("The configuration value for"
                                + " 'backend.auditor.severityLogLevelMappings.low' was given an invalid value:"
                                + " 'verbose'. Expected one of the following valid values: 'debug, info, warn,"
                                + " error'.")
                        .hasMessageContaining("'backend.auditor.severityLogLevelMappings.high' was given an invalid"
                                + " value: 'loud'"));
    }

    @Test
    void aBeanOfTheApplicationWins() {
        runner.withUserConfiguration(OwnBean.class)
                .run(context -> assertThat(context.getBean(PluginServices.class).get("todo", CoreServices.AUDITOR))
                        .isSameAs(OWN));
    }

    @Test
    void aServiceFactoryOfTheApplicationWins() {
        runner.withUserConfiguration(OwnFactory.class)
                .run(context -> assertThat(context.getBean(PluginServices.class).get("todo", CoreServices.AUDITOR))
                        .isSameAs(OWN));
    }

    @Configuration(proxyBeanMethods = false)
    static class Log {

        @Bean
        RootLoggerService rootLogger() {
            return new RecordingRootLogger();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        @PluginScope
        AuditorService own() {
            return OWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<AuditorService> own() {
            return ServiceFactory.of(CoreServices.AUDITOR).create(deps -> OWN);
        }
    }
}

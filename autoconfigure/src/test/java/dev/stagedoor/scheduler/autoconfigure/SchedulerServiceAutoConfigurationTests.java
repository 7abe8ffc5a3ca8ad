package dev.stagedoor.scheduler.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests of {@link SchedulerServiceAutoConfiguration}. */
class SchedulerServiceAutoConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    RootLoggerServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    SchedulerServiceAutoConfiguration.class,
                    SchedulerEndpointAutoConfiguration.class,
                    GlobalTasksAutoConfiguration.class));

    @Test
    void offersTheService() {
        context.run(loaded -> assertThat(loaded.getBeanFactory()
                        .getBeanDefinition("core.scheduler")
                        .getScope())
                .isEqualTo(PluginScope.NAME));
    }

    @Test
    void backsOffFromABean() {
        context.withUserConfiguration(OwnBean.class)
                .run(loaded -> assertThat(loaded.getBeanFactory().getBeanDefinitionNames())
                        .contains("own")
                        .doesNotContain("core.scheduler"));
    }

    @Test
    void backsOffFromAFactory() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SchedulerServiceAutoConfiguration.class))
                .withUserConfiguration(OwnFactory.class)
                .run(loaded -> assertThat(loaded.getBeanFactory().getBeanDefinitionNames())
                        .contains("own")
                        .doesNotContain("core.scheduler"));
    }

    @Test
    void needsNeitherMicrometerNorTheWebNorAnEngineOfGlobalTasks() {
        context.withClassLoader(new FilteredClassLoader(MeterRegistry.class, RouterFunction.class, Scheduler.class))
                .run(loaded -> {
                    CountDownLatch ran = new CountDownLatch(1);
                    loaded.getBean(Schedulers.class).opened("todo", null);
                    loaded.getBean(PluginServices.class)
                            .get("todo", CoreServices.SCHEDULER)
                            .schedule(
                                    "purge",
                                    TaskSchedule.every(Duration.ofHours(1)).scope(TaskScope.LOCAL),
                                    () -> ran.countDown());
                    Trace.await(ran);
                });
    }

    @Test
    @Case("SCH-34")
    void aGlobalTaskIsRefusedWhereItsLibrariesAreMissing() {
        context.withClassLoader(new FilteredClassLoader(Scheduler.class)).run(loaded -> {
            SchedulerService scheduler = loaded.getBean(PluginServices.class).get("todo", CoreServices.SCHEDULER);
            assertThatIllegalStateException()
                    .isThrownBy(() -> scheduler.schedule("purge", TaskSchedule.manual(), () -> {}))
                    .withMessageContaining("com.github.kagkarlsson:db-scheduler")
                    .withMessageContaining("scope 'local'");
            assertThat(scheduler.getScheduledTasks()).isEmpty();
        });
    }

    @Test
    void theBoundOfThreadsIsPositive() {
        context.withPropertyValues("stagedoor.scheduler.threads=0")
                .run(loaded -> assertThat(loaded)
                        .getFailure()
                        .hasStackTraceContaining("stagedoor.scheduler.threads must be positive, but is 0"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBean {

        @Bean
        @PluginScope
        SchedulerService own() {
            throw new IllegalStateException();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        static ServiceFactory<SchedulerService> own() {
            return ServiceFactory.of(CoreServices.SCHEDULER).create(dependencies -> {
                throw new IllegalStateException();
            });
        }
    }
}

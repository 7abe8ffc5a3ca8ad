package dev.stagedoor.scheduler.autoconfigure;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.wiring.FailureReports;
import dev.stagedoor.wiring.PluginDirectory;
import dev.stagedoor.wiring.PluginServices;

/** Offers the service {@code core.scheduler}. */
@AutoConfiguration
@EnableConfigurationProperties(SchedulerProperties.class)
public final class SchedulerServiceAutoConfiguration {

    @Bean
    TaskThreads stagedoorTaskThreads(SchedulerProperties properties) {
        return new TaskThreads(properties.threads());
    }

    @Bean
    TaskRuns stagedoorTaskRuns(
            TaskThreads threads,
            ObjectProvider<TaskMeters> meters,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<FailureReports> failures) {
        return new TaskRuns(
                threads,
                InstantSource.system(),
                meters.getIfAvailable(() -> TaskMeters.NONE),
                SingletonSupplier.of(() -> observations.getIfUnique(() -> ObservationRegistry.NOOP))::obtain,
                failures.getIfAvailable(FailureReports::none));
    }

    /** The engine of global tasks is the bean of its type, where there is one. */
    @Bean
    TaskEngines stagedoorTaskEngines(
            TaskRuns runs, ObjectProvider<TaskScheduler> schedulers, ObjectProvider<TaskEngine> global) {
        TaskClock clock = new TaskClock(schedulers::getIfUnique, runs.threads(), runs.clock());
        return new TaskEngines(new LocalEngine(runs, clock), global::getIfAvailable);
    }

    @Bean
    Schedulers stagedoorSchedulers(TaskEngines engines, TaskRuns runs, ObjectProvider<TaskRouting> routing) {
        return new Schedulers(engines, runs.meters(), routing::getIfAvailable);
    }

    @Bean
    static AnnotatedTasks stagedoorAnnotatedTasks(
            BeanFactory beanFactory,
            ObjectProvider<PluginDirectory> directory,
            ObjectProvider<PluginServices> services,
            ObjectProvider<RootConfigService> config) {
        return new AnnotatedTasks((ConfigurableListableBeanFactory) beanFactory, directory, services, config);
    }

    @Bean("core.scheduler")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    SchedulerService scheduler(PluginMetadataService plugin, LoggerService logger, Schedulers schedulers) {
        return new DefaultScheduler(schedulers.begin(plugin.getId(), logger));
    }

    /** Apart, for Micrometer need not be there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metered {

        @Bean
        TaskMeters stagedoorTaskMeters(ObjectProvider<MeterRegistry> registries) {
            return new MicrometerTaskMeters(registries::getIfAvailable);
        }
    }
}

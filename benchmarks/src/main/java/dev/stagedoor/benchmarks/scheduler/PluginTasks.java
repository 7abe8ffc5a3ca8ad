package dev.stagedoor.benchmarks.scheduler;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.benchmarks.scheduler.TaskBenchmark.Running;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskSchedule;

/** Global tasks of one plugin of a backend, in the database that the backend gives them. */
final class PluginTasks {

    private PluginTasks() {}

    static Running start(String connection, LongAdder runs) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "backend.database.client",
                "pg",
                "backend.database.connection",
                connection,
                "backend.database.pluginDivisionMode",
                "schema",
                "stagedoor.scheduler.threads",
                TaskBenchmark.THREADS,
                "logging.level.root",
                "warn"));
        application.addInitializers(Backend.features(BackendFeature.plugin(
                "busy",
                points -> points.registerInit(
                        deps -> schedule(deps.get(CoreServices.SCHEDULER), runs), CoreServices.SCHEDULER))));
        ConfigurableApplicationContext context = application.run();
        return context::close;
    }

    private static void schedule(SchedulerService scheduler, LongAdder runs) {
        for (int i = 0; i < TaskBenchmark.TASKS; i++) {
            scheduler.schedule("task-" + i, TaskSchedule.every(Duration.ofMillis(1)), runs::increment);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}

package dev.stagedoor.wiring.beans;

import java.util.Set;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.DefaultEventListenerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.actuator.autoconfigure.PluginHealthAutoConfiguration;
import dev.stagedoor.actuator.autoconfigure.PluginMetersAutoConfiguration;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** What the wiring leaves alone: applications without plugins, and libraries that are not there. */
class WithoutPluginsTests {

    private final ApplicationContextRunner kernel = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WiringAutoConfiguration.class,
                    LifecycleServiceAutoConfiguration.class,
                    RootConfigServiceAutoConfiguration.class,
                    RootLoggerServiceAutoConfiguration.class,
                    LoggerServiceAutoConfiguration.class,
                    PluginHealthAutoConfiguration.class,
                    PluginMetersAutoConfiguration.class));

    private final ApplicationContextRunner context =
            kernel.withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class));

    @Test
    void anApplicationWithoutPluginsKeepsSpringsOwnInfrastructure() {
        context.withUserConfiguration(Scheduling.class).run(loaded -> {
            assertThat(loaded.getBean(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME))
                    .hasSameClassAs(new ScheduledAnnotationBeanPostProcessor());
            assertThat(loaded.getBean(AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME))
                    .hasSameClassAs(new DefaultEventListenerFactory());
        });
    }

    @Test
    void anApplicationWithoutPluginsGetsNoThreadThatStays() {
        Set<String> before = threads();
        context.run(loaded -> {
            Awaitility.await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        });
    }

    @Test
    void anApplicationWithoutPluginsGetsNoHealth() {
        context.run(loaded -> assertThat(
                        loaded.getBean(HealthContributorRegistry.class).stream().map(HealthContributors.Entry::name))
                .isEmpty());
    }

    @Test
    void allBeansThatTheWiringAddsAreItsOwn() {
        context.run(loaded -> assertThat(loaded.getBeanDefinitionNames())
                .filteredOn(name -> !name.startsWith("org.springframework."))
                .filteredOn(name -> !name.matches("healthContributorRegistry|reactiveHealthContributorRegistry"))
                .allSatisfy(
                        name -> assertThat(String.valueOf(loaded.getType(name))).contains("dev.stagedoor.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.boot.health",
                "org.springframework.boot.actuate",
                "io.micrometer.core",
                "org.aspectj",
                "org.springframework.web.servlet",
                "jakarta.servlet",
                "tools.jackson"
            })
    void pluginsRunWithoutAnOptionalLibrary(String missing) {
        kernel.withClassLoader(new FilteredClassLoader(missing))
                .withUserConfiguration(Scheduling.class, TodoPlugin.class)
                .run(loaded -> {
                    assertThat(loaded).hasNotFailed();
                    assertThat(loaded.getBean(Backend.class).plugins())
                            .singleElement()
                            .satisfies(plugin -> assertThat(plugin.state()).isEqualTo(State.RUNNING));
                });
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        names.remove("awaitility-thread");
        return names;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Object thing() {
            return new Object();
        }
    }
}

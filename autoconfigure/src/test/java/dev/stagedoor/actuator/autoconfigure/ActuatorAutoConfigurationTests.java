package dev.stagedoor.actuator.autoconfigure;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.config.autoconfigure.RootConfigServiceAutoConfiguration;
import dev.stagedoor.lifecycle.autoconfigure.LifecycleServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.LoggerServiceAutoConfiguration;
import dev.stagedoor.logger.autoconfigure.RootLoggerServiceAutoConfiguration;
import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.Mode;
import dev.stagedoor.wiring.WiringAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** When what Actuator shows of plugins is there. */
class ActuatorAutoConfigurationTests {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=backend";

    private static final AutoConfigurations ACTUATOR = AutoConfigurations.of(
            EndpointAutoConfiguration.class,
            HealthContributorRegistryAutoConfiguration.class,
            MetricsAutoConfiguration.class,
            SimpleMetricsExportAutoConfiguration.class,
            CompositeMeterRegistryAutoConfiguration.class,
            BackendEndpointAutoConfiguration.class,
            PluginHealthAutoConfiguration.class,
            PluginMetersAutoConfiguration.class);

    private static final AutoConfigurations WIRING = AutoConfigurations.of(
            WiringAutoConfiguration.class,
            LifecycleServiceAutoConfiguration.class,
            RootConfigServiceAutoConfiguration.class,
            RootLoggerServiceAutoConfiguration.class,
            LoggerServiceAutoConfiguration.class);

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withConfiguration(ACTUATOR).withConfiguration(WIRING);

    private final WebApplicationContextRunner web =
            new WebApplicationContextRunner().withConfiguration(ACTUATOR).withConfiguration(WIRING);

    @Test
    void allIsThereWhereActuatorIs() {
        web.withPropertyValues(EXPOSED)
                .run(loaded -> assertThat(loaded)
                        .hasSingleBean(BackendEndpoint.class)
                        .hasSingleBean(PluginHealth.class)
                        .hasSingleBean(PluginMeters.class)
                        .hasSingleBean(BackendMeters.class));
    }

    @Test
    void theEndpointIsNotThereUnlessItIsExposed() {
        web.run(loaded -> assertThat(loaded).doesNotHaveBean(BackendEndpoint.class));
    }

    @Test
    void theEndpointIsNotThereWithoutAccess() {
        web.withPropertyValues(EXPOSED, "management.endpoint.backend.access=NONE")
                .run(loaded -> assertThat(loaded).doesNotHaveBean(BackendEndpoint.class));
    }

    @Test
    void theApplicationsOwnEndpointReplacesOurs() {
        web.withPropertyValues(EXPOSED)
                .withUserConfiguration(OwnEndpoint.class)
                .run(loaded ->
                        assertThat(loaded).getBean(BackendEndpoint.class).isSameAs(loaded.getBean("ownEndpoint")));
    }

    @Test
    void nothingIsThereWithoutABackend() {
        new WebApplicationContextRunner()
                .withConfiguration(ACTUATOR)
                .withPropertyValues(EXPOSED)
                .run(loaded -> assertThat(loaded)
                        .hasNotFailed()
                        .doesNotHaveBean(BackendEndpoint.class)
                        .doesNotHaveBean(PluginHealth.class)
                        .doesNotHaveBean(PluginMeters.class)
                        .doesNotHaveBean(BackendMeters.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.boot.actuate", "org.springframework.boot.actuate.autoconfigure"})
    void theEndpointIsNotThereWithoutActuator(String missing) {
        new ApplicationContextRunner()
                .withConfiguration(WIRING)
                .withConfiguration(AutoConfigurations.of(BackendEndpointAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(missing))
                .run(loaded -> assertThat(loaded)
                        .hasNotFailed()
                        .hasSingleBean(Backend.class)
                        .doesNotHaveBean("stagedoorBackendEndpoint"));
    }

    @Test
    void healthIsNotThereWithoutItsLibrary() {
        new ApplicationContextRunner()
                .withConfiguration(WIRING)
                .withConfiguration(AutoConfigurations.of(PluginHealthAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(loaded -> assertThat(loaded).hasNotFailed().doesNotHaveBean("stagedoorPluginHealth"));
    }

    @Test
    void healthIsNotThereWithoutARegistry() {
        new ApplicationContextRunner()
                .withConfiguration(WIRING)
                .withConfiguration(AutoConfigurations.of(PluginHealthAutoConfiguration.class))
                .run(loaded -> assertThat(loaded).hasNotFailed().doesNotHaveBean(PluginHealth.class));
    }

    @Test
    void metersAreNotThereWithoutMicrometer() {
        new ApplicationContextRunner()
                .withConfiguration(WIRING)
                .withConfiguration(AutoConfigurations.of(PluginMetersAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
                .run(loaded -> assertThat(loaded)
                        .hasNotFailed()
                        .doesNotHaveBean("stagedoorPluginMeters")
                        .doesNotHaveBean("stagedoorBackendMeters"));
    }

    @Test
    void metersAreNotThereWithoutARegistry() {
        new ApplicationContextRunner()
                .withConfiguration(WIRING)
                .withConfiguration(AutoConfigurations.of(PluginMetersAutoConfiguration.class))
                .run(loaded -> assertThat(loaded)
                        .hasNotFailed()
                        .doesNotHaveBean(PluginMeters.class)
                        .doesNotHaveBean(BackendMeters.class));
    }

    @Test
    void theMetersOfTheBackendAreBound() {
        context.run(loaded -> assertThat(loaded.getBean(MeterRegistry.class)
                        .get("stagedoor.plugins")
                        .gauges())
                .hasSize(Backend.State.values().length));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEndpoint {

        @Bean
        BackendEndpoint ownEndpoint(Backend backend, ApplicationContext applicationContext) {
            return new BackendEndpoint(
                    backend, BackendWiring.of(applicationContext), new FailureView(Mode.PRODUCTION), List::of);
        }
    }
}

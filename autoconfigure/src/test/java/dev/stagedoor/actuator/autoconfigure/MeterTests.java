package dev.stagedoor.actuator.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What plugins add to the application's meters. */
class MeterTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(WithMeters.class, TodoPlugin.class, OtherPlugin.class);

    @Test
    void aMeterCarriesThePlugin() {
        MeterRegistry meters = meters(backend.start());
        assertThat(meters.get("items")
                        .tag("backstage.plugin.id", "todo")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("items")
                        .tag("backstage.plugin.id", "other")
                        .gauge()
                        .value())
                .isEqualTo(7);
    }

    @Test
    void aMeterIsBoundOnceInEachRegistryThatKeepsMeters() {
        ApplicationContext context = backend.declare(SecondRegistry.class).start();
        assertThat(context.getBeansOfType(SimpleMeterRegistry.class).values())
                .hasSize(2)
                .allSatisfy(
                        registry -> assertThat(registry.find("items").meters()).hasSize(2));
    }

    @Test
    void pluginsAreCountedByState() {
        ApplicationContext context = backend.start();
        MeterRegistry meters = meters(context);
        assertThat(plugins(meters, "running")).isEqualTo(2);
        assertThat(plugins(meters, "stopped")).isZero();
        PluginCycle.of(context, "todo").stop();
        assertThat(plugins(meters, "running")).isEqualTo(1);
        assertThat(plugins(meters, "stopped")).isEqualTo(1);
        assertThat(plugins(meters, "failed")).isZero();
    }

    @Test
    void startsOfAPluginAreCounted() {
        Backend told = mock();
        given(told.plugins())
                .willReturn(List.of(
                        new PluginStatus("todo", List.of(), State.RUNNING, null, null, 3, null, null),
                        new PluginStatus("other", List.of(), State.FAILED, null, null, 7, null, null)));
        MeterRegistry meters = new SimpleMeterRegistry();
        new BackendMeters(told).bindTo(meters);
        assertThat(meters.get("stagedoor.plugin.starts")
                        .tag("backstage.plugin.id", "other")
                        .functionCounter()
                        .count())
                .isEqualTo(7);
    }

    private static double plugins(MeterRegistry meters, String state) {
        return meters.get("stagedoor.plugins").tag("state", state).gauge().value();
    }

    @Test
    void metersGoWhenTheirPluginStops() {
        ApplicationContext context = backend.start();
        PluginCycle.of(context, "todo").stop();
        assertThat(meters(context)
                        .find("items")
                        .tag("backstage.plugin.id", "todo")
                        .meters())
                .isEmpty();
        assertThat(meters(context).find("added.later").meters()).isEmpty();
        assertThat(meters(context)
                        .find("items")
                        .tag("backstage.plugin.id", "other")
                        .meters())
                .hasSize(1);
    }

    @Test
    void metersAreMadeAnewAfterARestart() {
        ApplicationContext context = backend.start();
        int before = meters(context).getMeters().size();
        PluginCycle.of(context, "todo").restart();
        assertThat(meters(context).getMeters()).hasSize(before);
        assertThat(meters(context)
                        .get("items")
                        .tag("backstage.plugin.id", "todo")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void theRegistriesOfTheApplicationStayOpen() {
        ApplicationContext context = backend.start();
        PluginCycle.of(context, "todo").stop();
        assertThat(context.getBeansOfType(MeterRegistry.class).values())
                .allSatisfy(registry -> assertThat(registry.isClosed()).isFalse());
        assertThat(meters(context).getMeters()).extracting(Meter::getId).isNotEmpty();
    }

    private static MeterRegistry meters(ApplicationContext context) {
        return context.getBean("first", MeterRegistry.class);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MetricsAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class,
        PluginMetersAutoConfiguration.class
    })
    static class WithMeters {

        @Bean
        SimpleMeterRegistry first() {
            return new SimpleMeterRegistry();
        }

        @Bean
        AtomicInteger runs() {
            return new AtomicInteger();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondRegistry {

        @Bean
        SimpleMeterRegistry second() {
            return new SimpleMeterRegistry();
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        MeterBinder items(AtomicInteger runs) {
            int run = runs.incrementAndGet();
            return registry -> {
                Gauge.builder("items", () -> run).register(registry);
                Counter.builder("added.later").register(registry);
            };
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        MeterBinder items() {
            return registry -> Gauge.builder("items", () -> 7).register(registry);
        }
    }
}

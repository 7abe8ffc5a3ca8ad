package dev.stagedoor.actuator.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.Backend;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** Auto-configuration of the meters of plugins, where Micrometer is. */
@AutoConfiguration(
        after = WiringAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBean({MeterRegistry.class, Backend.class})
public final class PluginMetersAutoConfiguration {

    @Bean
    PluginMeters stagedoorPluginMeters(ObjectProvider<MeterRegistry> registries) {
        return new PluginMeters(() -> registries.orderedStream().toList());
    }

    @Bean
    BackendMeters stagedoorBackendMeters(Backend backend) {
        return new BackendMeters(backend);
    }
}

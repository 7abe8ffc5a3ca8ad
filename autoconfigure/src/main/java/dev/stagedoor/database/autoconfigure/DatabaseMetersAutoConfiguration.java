package dev.stagedoor.database.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Shows plugins' connections to databases, where Micrometer is. */
@AutoConfiguration(
        after = DatabaseServiceAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBean({MeterRegistry.class, ConnectionPool.class})
public final class DatabaseMetersAutoConfiguration {

    @Bean
    DatabaseMeters stagedoorDatabaseMeters(ConnectionPool connections) {
        return new DatabaseMeters(connections);
    }
}

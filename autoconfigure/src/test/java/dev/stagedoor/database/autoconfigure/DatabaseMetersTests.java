package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginDetails;

import static org.assertj.core.api.Assertions.assertThat;

/** What is shown of plugins' connections. */
class DatabaseMetersTests {

    private static final String PREFIX = "stagedoor.database.connections.";

    private static final BackendFeature TODO =
            BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}, CoreServices.DATABASE));

    @Test
    @Case("DBS-07")
    void eachPluginHasMetersOfItsConnections() throws SQLException {
        try (DatabaseBackend backend =
                DatabaseBackend.builder().add(Metrics.class).start()) {
            MeterRegistry registry = backend.context().getBean(MeterRegistry.class);
            try (Connection connection = backend.database("todo").dataSource().getConnection()) {
                assertThat(connection.isClosed()).isFalse();
                assertThat(value(registry, "active", "todo")).isOne();
                assertThat(value(registry, "pending", "todo")).isZero();
                assertThat(registry.get(PREFIX + "open").gauge().value()).isOne();
                assertThat(registry.get(PREFIX + "idle").gauge().value()).isZero();
            }
            assertThat(value(registry, "active", "todo")).isZero();
            assertThat(registry.get(PREFIX + "idle").gauge().value()).isOne();
            assertThat(registry.get(PREFIX + "max").gauge().value()).isEqualTo(20);
            assertThat(registry.get(PREFIX + "acquire")
                            .tag("backstage.plugin.id", "todo")
                            .timer()
                            .count())
                    .isOne();
        }
    }

    @Test
    @Case("DBS-07")
    void aRestartKeepsOneSetOfMeters() {
        try (DatabaseBackend backend =
                DatabaseBackend.builder().add(Metrics.class).add(TODO).start()) {
            MeterRegistry registry = backend.context().getBean(MeterRegistry.class);
            assertThat(registry.find(PREFIX + "active").gauges()).hasSize(1);
            backend.backend().restart("todo");
            assertThat(registry.find(PREFIX + "active").gauges()).hasSize(1);
        }
    }

    @Test
    @Case("DBS-08")
    void theDetailsOfAPluginNameItsDatabaseAndOpenNothing() throws SQLException {
        try (DatabaseBackend backend = DatabaseBackend.builder()
                .property("backend.database.client", "pg")
                .property("backend.database.connection", "postgresql://me:secret@127.0.0.1:1/base")
                .property("backend.database.pluginDivisionMode", "schema")
                .start()) {
            PluginDetails details = backend.context().getBean(PluginDetails.class);
            assertThat(details.name()).isEqualTo("database");
            assertThat(details.of("todo")).isNull();
            backend.database("todo");
            assertThat(details.of("todo")).isEqualTo(new PluginState("PostgreSQL", "base", "todo", 0, 0, 0));
            assertThat(backend.pool().state().open()).isZero();
        }
    }

    private static double value(MeterRegistry registry, String name, String plugin) {
        return registry.get(PREFIX + name)
                .tag("backstage.plugin.id", plugin)
                .gauge()
                .value();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({MetricsAutoConfiguration.class, DatabaseMetersAutoConfiguration.class})
    static class Metrics {

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }
}

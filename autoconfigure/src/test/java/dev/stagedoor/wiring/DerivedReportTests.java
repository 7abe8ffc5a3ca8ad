package dev.stagedoor.wiring;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.test.conformance.Case;

/** What a developer reads whose plugin can not be given what is derived from a service. */
@ExtendWith(OutputCaptureExtension.class)
class DerivedReportTests {

    private static final String WITHOUT_DATABASE =
            "spring.autoconfigure.exclude=" + "dev.stagedoor.database.autoconfigure.DatabaseServiceAutoConfiguration";

    @Test
    @Case("DBS-65")
    void theServiceIsMissing(CapturedOutput output) {
        new Report(output)
                .of(RootSource.class, HoldingPlugin.class)
                .with(WITHOUT_DATABASE)
                .reads("derived-missing");
    }

    @Test
    @Case("DBS-65")
    void theApplicationsBeanOfANarrowerTypeMustBeNamed(CapturedOutput output) {
        new Report(output).of(RootSource.class, NarrowPlugin.class).reads("derived-hidden");
    }

    static class RootSource {

        @Bean
        DriverManagerDataSource shared() {
            return new DriverManagerDataSource("jdbc:h2:mem:shared");
        }
    }

    @BackendPlugin("holding")
    static class HoldingPlugin {

        @Bean
        Object held(DataSource dataSource) {
            return dataSource.toString();
        }

        @Init
        void init(JdbcClient client) {
            client.sql("values 1").query().singleValue();
        }
    }

    @BackendPlugin("narrow")
    static class NarrowPlugin {

        @Bean
        Object held(DriverManagerDataSource dataSource) {
            return dataSource.toString();
        }
    }
}

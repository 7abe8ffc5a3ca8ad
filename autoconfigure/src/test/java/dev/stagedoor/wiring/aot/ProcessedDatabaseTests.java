package dev.stagedoor.wiring.aot;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import dev.stagedoor.Backend;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** A plugin's database in a backend that was processed ahead of time. */
class ProcessedDatabaseTests {

    private static final String WITHOUT_ROOT = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

    private static final String EXPECTED = "parameter provider lazy field transaction";

    private static final String WITH_ROOT = "--spring.datasource.generate-unique-name=true";

    @Test
    @CompileWithForkedClassLoader
    @Case("DBS-70")
    void everyFormAndTransactionIsThatOfThePlugin() {
        runs(WITHOUT_ROOT);
    }

    @Test
    @CompileWithForkedClassLoader
    @Case("DBS-70")
    void theSameHoldsWhereTheApplicationHasADataSource() {
        runs(WITH_ROOT);
    }

    private static void runs(String argument) {
        TestGenerationContext generated = AheadOfTime.process(application(), argument);
        AtomicReference<@Nullable String> seen = new AtomicReference<>();
        AheadOfTime.run(
                generated,
                application(),
                context -> {
                    seen.set(see(context));
                    context.getBean(Backend.class).restart("todo");
                    assertThat(see(context)).isEqualTo(seen.get());
                },
                argument);
        assertThat(seen.get()).isEqualTo(EXPECTED);
    }

    private static String see(ApplicationContext context) {
        return String.join(" ", context.getBean(DatabaseApplication.Todo.class).see());
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(DatabaseApplication.class);
        application.setMainApplicationClass(DatabaseApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }
}

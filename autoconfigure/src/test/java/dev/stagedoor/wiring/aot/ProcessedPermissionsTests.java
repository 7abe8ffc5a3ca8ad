package dev.stagedoor.wiring.aot;

import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import dev.stagedoor.Backend;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** A policy and permissions in a backend that was processed ahead of time. */
class ProcessedPermissionsTests {

    @Test
    @CompileWithForkedClassLoader
    @Case("PRM-59")
    void thePolicyDecidesAndHasItsPlugin() {
        String argument = "--permission.enabled=true";
        TestGenerationContext generated = AheadOfTime.process(application(), argument);
        AheadOfTime.run(
                generated,
                application(),
                context -> {
                    PermissionsApplication.Checker checker = context.getBean(PermissionsApplication.Checker.class);
                    assertThat(checker.check("1")).isEqualTo("ALLOW");
                    assertThat(checker.check("2")).isEqualTo("DENY");
                    assertThat(context.getBean(Backend.class).plugins())
                            .extracting(Backend.PluginStatus::pluginId)
                            .containsExactlyInAnyOrder("todo", "permission");
                },
                argument);
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(PermissionsApplication.class);
        application.setMainApplicationClass(PermissionsApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }
}

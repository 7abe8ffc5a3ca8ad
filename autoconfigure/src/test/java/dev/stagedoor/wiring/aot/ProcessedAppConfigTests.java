package dev.stagedoor.wiring.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

import dev.stagedoor.config.RootConfigService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files of Backstage's in a backend that was processed ahead of time. */
class ProcessedAppConfigTests {

    @TempDir
    static Path directory;

    @Test
    @CompileWithForkedClassLoader
    void filesAreImportedAndWatchedAtRunTime() throws IOException {
        Path file = directory.resolve("app-config.yaml");
        Files.writeString(file, "app: {title: built, list: [1, 2]}\n");
        String argument = "--spring.config.import=app-config:" + directory;
        TestGenerationContext generated = AheadOfTime.process(application(), argument);
        Files.writeString(file, "app: {title: started, list: [3]}\n");
        AheadOfTime.run(
                generated,
                application(),
                context -> {
                    RootConfigService config = context.getBean(RootConfigService.class);
                    assertThat(config.getString("app.title")).isEqualTo("started");
                    write(file, "app: {title: changed}\n");
                    await().until(() -> config.getString("app.title").equals("changed"));
                },
                argument);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(AppConfigApplication.class);
        application.setMainApplicationClass(AppConfigApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }
}

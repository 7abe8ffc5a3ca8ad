package dev.stagedoor.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;

import static org.assertj.core.api.Assertions.assertThat;

class AheadOfTimeTests {

    static final PluginServiceRef<Runnable> TASK = ServiceRef.plugin("acme.task", Runnable.class);

    @Test
    void definitionsOfPluginsAreGeneratedAndThoseOfObjectsAreLeftOut() throws IOException {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            Backend.features(
                            ServiceFactory.of(TASK).create(deps -> () -> {}),
                            BackendFeature.plugin(
                                    "object", env -> env.registerInit(deps -> {}, TASK, CoreServices.LOGGER)))
                    .initialize(context);
            context.register(Application.class);
            DefaultGenerationContext generation = new DefaultGenerationContext(
                    new ClassNameGenerator(ClassName.get("com.acme", "Application")), files);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
        }
        StringBuilder sources = new StringBuilder();
        for (InputStreamSource source : files.getGeneratedFiles(Kind.SOURCE).values()) {
            sources.append(new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(sources)
                .contains("\"todo.greeting\"")
                .contains("setScope(\"plugin\")")
                .doesNotContain("acme.task");
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(TodoPlugin.class)
    static class Application {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        StringBuilder greeting() {
            return new StringBuilder("hello");
        }

        @Init
        void init(StringBuilder greeting) {}
    }
}

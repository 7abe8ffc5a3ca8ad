package dev.stagedoor.wiring.aot;

import java.util.function.Consumer;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.test.tools.TestCompiler;

/** Processes an application ahead of time as Spring Boot's build plugins do, and runs what was generated. */
final class AheadOfTime {

    private static final String ENABLED = "spring.aot.enabled";

    private AheadOfTime() {}

    /** What the build does. */
    static TestGenerationContext process(SpringApplication application, String... arguments) {
        TestGenerationContext generation = new TestGenerationContext(application.getMainApplicationClass());
        SpringProperties.setProperty("spring.aot.processing", "true");
        try (GenericApplicationContext context = prepare(application, arguments)) {
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
        } finally {
            SpringProperties.setProperty("spring.aot.processing", null);
        }
        return generation;
    }

    /** Compiles what the build has generated, and starts the application from that. */
    static void run(
            TestGenerationContext generated,
            SpringApplication application,
            Consumer<ConfigurableApplicationContext> check,
            String... arguments) {
        TestCompiler.forSystem().with(generated).compile(compiled -> {
            SpringProperties.setProperty(ENABLED, "true");
            try (ConfigurableApplicationContext context = application.run(arguments)) {
                check.accept(context);
            } finally {
                SpringProperties.setProperty(ENABLED, null);
            }
        });
    }

    private static GenericApplicationContext prepare(SpringApplication application, String... arguments) {
        SpringApplicationHook hook = running -> new SpringApplicationRunListener() {

            @Override
            public void contextLoaded(ConfigurableApplicationContext context) {
                throw new AbandonedRunException(context);
            }
        };
        try {
            SpringApplication.withHook(hook, () -> application.run(arguments));
        } catch (AbandonedRunException ex) {
            if (ex.getApplicationContext() instanceof GenericApplicationContext context) {
                return context;
            }
        }
        throw new IllegalStateException("The application was not prepared");
    }
}

package com.example.overriding;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.example.Backends;
import com.example.logging.LoggingConfiguration;
import com.example.service.annotated.ExampleService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What wins when several implementations of a service are there. */
@ExtendWith(OutputCaptureExtension.class)
class OverridesTests {

    private static final PluginServiceRef<ExampleService> EXAMPLE = PluginServiceRef.of(ExampleService.class);

    private final Map<String, String> greetings = new ConcurrentHashMap<>();

    @Test
    void anOverrideReplacesTheDefaultForEveryPlugin() {
        run(Overrides.ForAll.class);
        assertThat(greetings)
                .containsEntry("todo", "Good day Ada, from todo")
                .containsEntry("catalog", "Good day Ada, from catalog");
    }

    @Test
    void anOverrideForOnePluginLeavesTheOthersAlone() {
        run(Overrides.ForOne.class);
        assertThat(greetings)
                .containsEntry("todo", "Hello Ada, from todo")
                .containsEntry("catalog", "Welcome to the catalog, Ada");
    }

    @Test
    void anOverrideForOnePluginGoesBeforeOneForAll() {
        run(Overrides.ForOne.class, Overrides.ForAll.class);
        assertThat(greetings)
                .containsEntry("todo", "Good day Ada, from todo")
                .containsEntry("catalog", "Welcome to the catalog, Ada");
    }

    @Test
    void aFactoryObjectReplacesTheDefault() {
        run(Overrides.AsObject.class);
        assertThat(greetings).containsEntry("todo", "Good evening Ada, from todo");
    }

    @Test
    void twoOverridesAreRefused() {
        assertThat(catchThrowable(() -> run(Overrides.ForAll.class, Overrides.AsObject.class)))
                .hasMessageContaining("Duplicate service implementations provided for 'example'");
    }

    @Test
    void aDecoratorWrapsTheServiceOfEachPlugin(CapturedOutput output) {
        run(Overrides.Decorating.class, LoggingConfiguration.class);
        assertThat(output.getOut().lines())
                .anyMatch(line -> line.contains("\"Asking\"") && line.contains("\"team\":\"team-of-todo\""))
                .anyMatch(line -> line.contains("\"Asking\"") && line.contains("\"team\":\"team-of-catalog\""));
    }

    private void run(Class<?>... sources) {
        try (ConfigurableApplicationContext context =
                Backends.run(List.of(asking("todo"), asking("catalog")), sources)) {
            assertThat(greetings).hasSize(2);
        }
    }

    private BackendFeature asking(String pluginId) {
        return BackendFeature.plugin(
                pluginId,
                env -> env.registerInit(
                        deps -> {
                            deps.get(CoreServices.LOGGER).info("Asking");
                            greetings.put(pluginId, deps.get(EXAMPLE).greet("Ada"));
                        },
                        EXAMPLE,
                        CoreServices.LOGGER));
    }
}

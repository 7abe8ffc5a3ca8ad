package com.example.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.example.Backends;
import com.example.service.annotated.ExampleService;
import com.example.service.objects.ExampleServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.Dependency;
import dev.stagedoor.PluginServiceRef;

import static org.assertj.core.api.Assertions.assertThat;

/** The example service in its two forms. */
@ExtendWith(OutputCaptureExtension.class)
class ExampleServiceTests {

    private static final PluginServiceRef<ExampleService> ANNOTATED = PluginServiceRef.of(ExampleService.class);

    private final Map<String, String> greetings = new ConcurrentHashMap<>();

    @Test
    void theAnnotatedFormMakesOneInstanceForEachPluginAndOnePoolForAll(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(List.of(
                asking("todo", ANNOTATED, service -> service.greet("Ada")),
                asking("catalog", ANNOTATED, service -> service.greet("Ada"))))) {
            assertGreetings(output);
        }
    }

    @Test
    void theObjectFormMakesOneInstanceForEachPluginAndOnePoolForAll(CapturedOutput output) {
        try (ConfigurableApplicationContext context = Backends.run(List.of(
                asking("todo", ExampleServices.EXAMPLE, service -> service.greet("Ada")),
                asking("catalog", ExampleServices.EXAMPLE, service -> service.greet("Ada"))))) {
            assertGreetings(output);
        }
    }

    private void assertGreetings(CapturedOutput output) {
        assertThat(greetings)
                .containsEntry("todo", "Hello Ada, from todo")
                .containsEntry("catalog", "Hello Ada, from catalog");
        assertThat(output).containsOnlyOnce("Making the pool of greetings");
        assertThat(output.getOut().split("Making the example service", -1)).hasSize(3);
    }

    private <T> BackendFeature asking(String pluginId, Dependency<T> service, Function<T, String> use) {
        return BackendFeature.plugin(
                pluginId,
                env -> env.registerInit(deps -> greetings.put(pluginId, use.apply(deps.get(service))), service));
    }
}

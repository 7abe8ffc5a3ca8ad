package com.example.testing;

import java.util.Map;

import com.example.service.objects.ExampleService;
import com.example.service.objects.ExampleServices;
import org.junit.jupiter.api.Test;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.test.FakeRootConfig;
import dev.stagedoor.test.ServiceFactoryTester;

import static org.assertj.core.api.Assertions.assertThat;

/** A test of a factory. */
class ExampleServiceFactoryTests {

    private static final ServiceFactory<ExampleService> FACTORY = ServiceFactory.of(ExampleServices.EXAMPLE)
            .deps(CoreServices.ROOT_CONFIG, CoreServices.PLUGIN_METADATA)
            .create(deps -> {
                String greeting = deps.get(CoreServices.ROOT_CONFIG).getString("greeting");
                String pluginId = deps.get(CoreServices.PLUGIN_METADATA).getId();
                return name -> greeting + " " + name + ", from " + pluginId;
            });

    // tag::tester[]
    @Test
    void theGreetingIsConfigured() {
        FakeRootConfig config = FakeRootConfig.of(Map.of("greeting", "Hi"));
        try (var tester = ServiceFactoryTester.from(FACTORY, config)) {
            assertThat(tester.getSubject("todo").greet("Ada")).isEqualTo("Hi Ada, from todo");
        }
    }
    // end::tester[]
}

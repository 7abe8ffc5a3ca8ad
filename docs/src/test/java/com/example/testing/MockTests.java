package com.example.testing;

import com.example.service.annotated.ExampleService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.test.InPlugin;

import static org.mockito.BDDMockito.then;

// tag::mock[]
@SpringBootTest
class MockTests {

    @MockitoBean
    private ExampleService example; // one object for all plugins

    @InPlugin("greeting")
    private LoggerService logger; // what this plugin is given

    @Test
    void thePluginGreets() {
        then(example).should().greet("Ada");
        logger.info("Greeted");
    }
    // end::mock[]

    @BackendPlugin("greeting")
    static class GreetingPlugin {

        @Init
        void init(ExampleService example) {
            example.greet("Ada");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(GreetingPlugin.class)
    static class Application {}
    // tag::mock[]
}
// end::mock[]

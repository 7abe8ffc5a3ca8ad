package com.example.testing;

import org.junit.jupiter.api.Test;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.FakeRootLogger;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;

/** A test of a plugin. */
class TodoPluginTests {

    // tag::backend[]
    @Test
    void thePluginTellsThatItStarts() {
        FakeRootLogger logger = FakeRootLogger.silent();
        try (TestBackend backend = TestBackend.start(TodoPlugin.class, logger)) {
            assertThat(logger.messages()).contains("Todo plugin starting");
        }
    }
    // end::backend[]

    // tag::builder[]
    @Test
    void thePluginNeedsNoWebServer() {
        TestBackend.Builder builder = TestBackend.builder()
                .features(TodoPlugin.class)
                .property("todo.owner", "ada")
                .webServer(false);
        try (TestBackend backend = builder.start()) {
            assertThat(backend.pluginBean("todo", LoggerService.class))
                    .isNotSameAs(backend.bean(RootLoggerService.class));
        }
    }
    // end::builder[]

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Init
        void init(LoggerService logger, LifecycleService lifecycle) {
            logger.info("Todo plugin starting");
        }
    }
}

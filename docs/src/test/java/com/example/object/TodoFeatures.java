package com.example.object;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;

/** A plugin and a module as objects. */
final class TodoFeatures {

    // tag::feature[]
    static final ExtensionPointRef<TodoImporters> TODO_IMPORTERS =
            ExtensionPointRef.of("todo.importers", TodoImporters.class);

    static BackendFeature todo() {
        return BackendFeature.plugin("todo", env -> {
            List<String> importers = new CopyOnWriteArrayList<>();
            env.registerExtensionPoint(TODO_IMPORTERS, importers::add);
            env.registerInit(
                    deps -> deps.get(CoreServices.LOGGER).info("Todo plugin imports from {}", importers),
                    CoreServices.LOGGER);
        });
    }

    static BackendFeature csv() {
        return BackendFeature.module("todo", "csv", env -> {
            env.registerInit(deps -> deps.get(TODO_IMPORTERS).add("CSV"), TODO_IMPORTERS);
        });
    }
    // end::feature[]

    private TodoFeatures() {}

    static ConfigurableApplicationContext run(String... args) {
        // tag::run[]
        SpringApplication application = new SpringApplication(MyBackend.class);
        application.addInitializers(Backend.features(todo(), csv()));
        return application.run(args);
        // end::run[]
    }

    interface TodoImporters {

        void add(String format);
    }

    @SpringBootApplication
    static class MyBackend {}
}

package dev.stagedoor.sample.todo.csv;

import org.springframework.core.io.ClassPathResource;

import dev.stagedoor.BackendModule;
import dev.stagedoor.Init;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.sample.todo.TodoImporters;

/** Imports the todos of the file that {@code todo.csv} names. */
@BackendModule(pluginId = "todo", moduleId = "csv")
class CsvModule {

    @Init
    void init(TodoImporters importers, RootConfigService config, LoggerService logger) {
        String file = config.getOptionalString("todo.csv").orElse("todos.csv");
        importers.add(new CsvImporter(new ClassPathResource(file)));
        logger.info("Todos will be imported from {}", file);
    }
}

package dev.stagedoor.sample.todo;

import java.io.IOException;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.sample.ids.IdService;

/** The plugin {@code todo}. What its modules bring is imported before it serves. */
@BackendPlugin("todo")
class TodoPlugin {

    @Bean
    TodoRepository todos(IdService ids) {
        return new TodoRepository(ids);
    }

    @Bean
    ImporterRegistry importers() {
        return new ImporterRegistry();
    }

    @Init
    void init(ImporterRegistry importers, TodoRepository todos, LoggerService logger) throws IOException {
        for (TodoImporter importer : importers.all()) {
            importer.read().forEach(todos::add);
        }
        logger.info("Todo plugin starting with {} todos", todos.all().size());
    }
}

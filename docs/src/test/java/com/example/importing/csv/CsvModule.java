package com.example.importing.csv;

import com.example.importing.todo.TodoImporters;

import dev.stagedoor.BackendModule;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LoggerService;

// tag::module[]
@BackendModule(pluginId = "todo", moduleId = "csv")
class CsvModule {

    @Init
    void init(TodoImporters importers, LoggerService logger) {
        importers.add(new CsvImporter());
        logger.info("Items can be read from CSV");
    }
}
// end::module[]

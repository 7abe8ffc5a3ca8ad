package com.example.importing.todo;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LoggerService;

// tag::plugin[]
@BackendPlugin("todo")
class TodoPlugin {

    @Bean
    ImporterRegistry importers() {
        return new ImporterRegistry(); // implements TodoImporters
    }

    @Init
    void init(ImporterRegistry importers, LoggerService logger) { // runs after every module of todo
        logger.info("Imported {}", importers.read());
    }
}
// end::plugin[]

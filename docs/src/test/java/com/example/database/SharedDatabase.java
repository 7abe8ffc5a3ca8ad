package com.example.database;

import javax.sql.DataSource;

import org.springframework.context.annotation.Configuration;

import dev.stagedoor.ForPlugin;
import dev.stagedoor.database.DatabaseService;

@Configuration(proxyBeanMethods = false)
class SharedDatabase {

    // tag::override[]
    @ForPlugin("notes")
    DatabaseService notesDatabase(DataSource shared) { // that of the application
        return DatabaseService.of(shared, "notes");
    }
    // end::override[]
}

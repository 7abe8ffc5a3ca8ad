package dev.stagedoor.wiring.room.todo.csv;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

import dev.stagedoor.BackendModule;

/** A module below its plugin's package, which can be switched off. */
@BackendModule(pluginId = "todo", moduleId = "csv")
@ConditionalOnProperty(name = "room.csv", matchIfMissing = true)
public class CsvModule {}

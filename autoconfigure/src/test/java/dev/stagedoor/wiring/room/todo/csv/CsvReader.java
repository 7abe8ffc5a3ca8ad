package dev.stagedoor.wiring.room.todo.csv;

import org.springframework.stereotype.Component;

/** A component of the module. */
@Component
public class CsvReader {}

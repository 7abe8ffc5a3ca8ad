package dev.stagedoor.sample.todo;

import dev.stagedoor.ExtensionPoint;

/** Lets modules of the plugin {@code todo} bring todos from somewhere else. Thread-safe. */
@ExtensionPoint("todo.importers")
public interface TodoImporters {

    /**
     * Adds an importer, which runs when the plugin starts.
     *
     * @param importer the importer
     */
    void add(TodoImporter importer);
}
